package io.devicedeletions.bootstrap.campaign.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server process that is launched, killed, stopped and let go on. */
public final class Node {

  private static final String LISTENING = "listening on ";
  private static final String MANAGEMENT = "management on ";

  private static final Set<Process> LAUNCHED = ConcurrentHashMap.newKeySet();

  static {
    // Nothing outlives a campaign that is interrupted.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> LAUNCHED.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private volatile @Nullable URI api;
  private volatile @Nullable URI management;

  private Node(Process process) {
    this.process = process;
  }

  /** Launches a process without waiting for anything. */
  static Node launch(ProcessBuilder command, Path log) {
    try {
      Process process =
          command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
      LAUNCHED.add(process);
      Node node = new Node(process);
      Thread reader = new Thread(node::read, "campaign-node-" + process.pid());
      reader.setDaemon(true);
      reader.start();
      return node;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(LISTENING)) {
          api = URI.create(line.substring(LISTENING.length()));
        } else if (line.startsWith(MANAGEMENT)) {
          management = URI.create(line.substring(MANAGEMENT.length()));
        }
      }
    } catch (IOException ended) {
      // the process was killed while it spoke
    }
    LAUNCHED.removeIf(launched -> !launched.isAlive());
  }

  /** Its address, while it lives and once it listens. */
  public Optional<URI> api() {
    return process.isAlive() ? Optional.ofNullable(api) : Optional.empty();
  }

  /** Where its health and metrics are, while it lives and once it says so. */
  public Optional<URI> management() {
    return process.isAlive() ? Optional.ofNullable(management) : Optional.empty();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** True once it listens; false if it ended before, or took too long. */
  public boolean awaitListening(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && api == null && System.nanoTime() < end) {
      Pause.millis(10);
    }
    return api().isPresent();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(20));
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGSTOP. */
  public void freeze() {
    Shell.run("kill", "-STOP", Long.toString(process.pid()));
  }

  /** SIGCONT. */
  public void thaw() {
    Shell.run("kill", "-CONT", Long.toString(process.pid()));
  }

  /** Its exit status, if it ended in time. */
  public OptionalInt awaitExit(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }
}
