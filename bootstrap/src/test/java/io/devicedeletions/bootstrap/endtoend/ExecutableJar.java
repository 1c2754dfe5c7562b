package io.devicedeletions.bootstrap.endtoend;

import io.devicedeletions.bootstrap.leaks.Source;
import io.devicedeletions.bootstrap.leaks.Transcript;
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

  /** Most of these processes live for a second: what pays in the long run would only cost time. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private ExecutableJar() {}

  /** Classes as the JVM lays them out, made once by a demo: each process starts a third faster. */
  private static final class ClassArchive {

    static final List<String> OPTIONS = make();

    private static List<String> make() {
      try {
        Path folder = Files.createTempDirectory("device-deletions-classes");
        Path archive = folder.resolve("classes.jsa");
        Process demo =
            new ProcessBuilder(
                    java(List.of("-XX:ArchiveClassesAtExit=" + archive), List.of("demo")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("demo.log").toFile())
                .start();
        demo.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        archive.toFile().deleteOnExit();
        return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
      } catch (IOException | InterruptedException failed) {
        throw new AssertionError(failed);
      }
    }
  }

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
      Result result = new Result(process.exitValue(), take(out), take(err));
      Transcript.keep(Source.COMMAND_ERROR, result.err());
      return result;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  static ProcessBuilder command(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(java(ClassArchive.OPTIONS, List.of(arguments)));
    builder.environment().keySet().removeIf(name -> name.startsWith("DEVICE_DELETIONS_"));
    return builder;
  }

  private static List<String> java(List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.add("-jar");
    command.add(System.getProperty("executable.jar", "target/device-deletions.jar"));
    command.addAll(arguments);
    return command;
  }

  private static String take(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
