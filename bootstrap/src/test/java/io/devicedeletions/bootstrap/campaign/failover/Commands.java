package io.devicedeletions.bootstrap.campaign.failover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs commands whose words matter: those of an operator. */
final class Commands {

  private static final long PATIENCE_SECONDS = 120;

  private Commands() {}

  /** Runs a command for two minutes at most, what it prints goes to the end of a file. */
  static boolean succeeds(List<String> command, Path log) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The first line that a command prints; none where there is no such command. */
  static Optional<String> firstLine(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        return Optional.ofNullable(out.readLine());
      }
    } catch (IOException unknownCommand) {
      return Optional.empty();
    }
  }
}
