package io.devicedeletions.bootstrap.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code serve} of the packaged jar, on ports of its own. */
final class ServerProcess implements AutoCloseable {

  private static final String API = "listening on ";
  private static final String MANAGEMENT = "management on ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path err;
  private final URI api;
  private final URI management;

  private ServerProcess(Process process, Path err, URI api, URI management) {
    this.process = process;
    this.err = err;
    this.api = api;
    this.management = management;
  }

  /** Starts a server and waits until it listens. */
  static ServerProcess start(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", "0", "--management-port", "0"));
    arguments.addAll(List.of(options));
    try {
      Path err = Files.createTempFile("device-deletions-server", ".err");
      Process process =
          ExecutableJar.command(arguments.toArray(String[]::new))
              .redirectError(err.toFile())
              .start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      URI api = address(out, API, err);
      return new ServerProcess(process, err, api, address(out, MANAGEMENT, err));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static URI address(BufferedReader out, String prefix, Path err) throws IOException {
    String line = out.readLine();
    if (line == null || !line.startsWith(prefix)) {
      throw new AssertionError(
          "expected '" + prefix + "', got '" + line + "' and " + Files.readString(err));
    }
    return URI.create(line.substring(prefix.length()));
  }

  URI api() {
    return api;
  }

  URI management() {
    return management;
  }

  String standardError() {
    try {
      return Files.readString(err);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Pulls the plug (SIGKILL). */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to stop (SIGTERM), without waiting for it. */
  void askToStop() {
    process.destroy();
  }

  /** Waits for its end; the exit status. */
  int await() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not end; it says " + standardError());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(err);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
