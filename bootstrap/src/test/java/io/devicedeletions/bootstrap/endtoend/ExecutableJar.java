package io.devicedeletions.bootstrap.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands of the packaged jar, each as a process of its own. */
final class ExecutableJar {

  private static final long PATIENCE_SECONDS = 90;

  private ExecutableJar() {}

  /** How a command ended, and what it printed. */
  record Result(int exitStatus, String out, String err) {}

  static Result run(String... arguments) {
    return run(Map.of(), arguments);
  }

  static Result run(Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile("device-deletions", ".out");
      Path err = Files.createTempFile("device-deletions", ".err");
      ProcessBuilder command =
          command(arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
      command.environment().putAll(environment);
      Process process = command.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + String.join(" ", arguments));
      }
      return new Result(process.exitValue(), take(out), take(err));
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  static ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Most of these processes live for a second: compiling for the long run would only cost time.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(System.getProperty("executable.jar", "target/device-deletions.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DEVICE_DELETIONS_"));
    return builder;
  }

  private static String take(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
