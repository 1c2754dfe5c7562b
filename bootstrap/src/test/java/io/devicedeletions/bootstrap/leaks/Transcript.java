package io.devicedeletions.bootstrap.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Keeps what servers say while tests run, in a folder that all processes of a test run share, for
 * the search at its end. Without the system property that names the folder nothing is kept for
 * longer than the process. Thread-safe.
 */
public final class Transcript {

  /** The client secret of the end-to-end tests. */
  public static final String DEV_SECRET = "end-to-end-secret";

  /** Sent to a database that does not ask for one. */
  public static final String DATABASE_PASSWORD = "end-to-end-password";

  static final String FOLDER = System.getProperty("transcripts", "");

  private static final Path ROOT = root();
  private static final AtomicInteger FILES = new AtomicInteger();

  private Transcript() {}

  private static Path root() {
    try {
      return FOLDER.isEmpty() ? Files.createTempDirectory("transcripts") : Path.of(FOLDER);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A file for a process to write to. */
  public static Path newFile(Source source) {
    return file(source, "process-" + FILES.incrementAndGet());
  }

  private static Path file(Source source, String name) {
    Path folder = ROOT.resolve(source.folder());
    try {
      return Files.createDirectories(folder)
          .resolve(name + "-" + ProcessHandle.current().pid() + ".txt");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Keeps an answer. */
  public static void keep(HttpResponse<String> answer) {
    keep(
        answer.statusCode(),
        answer.headers().map().entrySet().stream()
            .map(field -> field.getKey() + ": " + String.join(", ", field.getValue()))
            .collect(Collectors.joining("\n")),
        answer.body());
  }

  /**
   * Keeps an answer.
   *
   * @param head status line and header fields, as far as they are known
   */
  public static void keep(int status, String head, String body) {
    keep(Source.HEADS, status + "\n" + head);
    keep(sourceOf(status, body), body);
  }

  private static Source sourceOf(int status, String body) {
    return switch (status) {
      case 200 -> body.startsWith("{\"access_token\"") ? Source.GRANTED : Source.BODIES;
      case 202 -> Source.ACCEPTED;
      default -> Source.BODIES;
    };
  }

  /** Keeps a text. */
  public static synchronized void keep(Source source, String text) {
    if (!FOLDER.isEmpty()) {
      try {
        Files.writeString(
            file(source, "all"),
            text + "\n",
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
