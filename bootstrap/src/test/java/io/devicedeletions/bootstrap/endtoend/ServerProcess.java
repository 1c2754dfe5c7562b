package io.devicedeletions.bootstrap.endtoend;

import io.devicedeletions.bootstrap.leaks.Farewell;
import io.devicedeletions.bootstrap.leaks.Source;
import io.devicedeletions.bootstrap.leaks.Transcript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A {@code serve} of the packaged jar, on ports of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final String API = "listening on ";
  private static final String MANAGEMENT = "management on ";
  private static final Pattern ADDRESSES = Pattern.compile("(?m)^" + MANAGEMENT + ".*\n");
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
  public static ServerProcess start(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", "0", "--management-port", "0"));
    arguments.addAll(List.of(options));
    try {
      Path out = Transcript.newFile(Source.STANDARD_OUTPUT);
      Path err = Transcript.newFile(Source.LOG);
      Process process =
          ExecutableJar.command(arguments.toArray(String[]::new))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      List<String> said = beginning(process, out);
      if (said.size() < 2 || !said.get(0).startsWith(API) || !said.get(1).startsWith(MANAGEMENT)) {
        process.destroyForcibly();
        throw new AssertionError("instead of two addresses: " + Files.readString(err));
      }
      return new ServerProcess(
          process, err, address(said.get(0), API), address(said.get(1), MANAGEMENT));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** What it has printed, once it has told its addresses or ended. Both are written at once. */
  private static List<String> beginning(Process process, Path out) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String said = Files.readString(out);
    while (!ADDRESSES.matcher(said).find() && process.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      said = Files.readString(out);
    }
    return said.lines().toList();
  }

  private static URI address(String line, String prefix) {
    return URI.create(line.substring(prefix.length()));
  }

  /** Where it listens for clients. */
  public URI api() {
    return api;
  }

  URI management() {
    return management;
  }

  /** Its log so far. */
  public String standardError() {
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
    if (process.isAlive()) {
      Farewell.to(api, management);
    }
    kill();
  }
}
