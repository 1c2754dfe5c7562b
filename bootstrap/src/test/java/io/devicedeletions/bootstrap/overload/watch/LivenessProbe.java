package io.devicedeletions.bootstrap.overload.watch;

import io.devicedeletions.bootstrap.overload.traffic.Latencies;
import io.devicedeletions.bootstrap.overload.traffic.Messages;
import io.devicedeletions.bootstrap.overload.traffic.Wire;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for {@code /livez} ten times a second, each time on a new connection as probes do. A probe's
 * time counts from when it was due, so those that had to wait for a late one are late as well.
 */
public final class LivenessProbe implements AutoCloseable {

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int PATIENCE_MILLIS = 5_000;

  private final int port;
  private final Latencies answered = new Latencies();
  private final Thread thread = new Thread(this::probe, "liveness-probe");
  private volatile int unanswered;
  private volatile boolean stopping;

  private LivenessProbe(int port) {
    this.port = port;
  }

  public static LivenessProbe start(int port) {
    LivenessProbe probe = new LivenessProbe(port);
    probe.thread.start();
    return probe;
  }

  private void probe() {
    int failures = 0;
    long due = System.nanoTime();
    while (!stopping) {
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (!isAlive()) {
        failures++;
        unanswered = failures;
      }
      answered.add(System.nanoTime() - due);
      due += INTERVAL;
    }
  }

  private boolean isAlive() {
    try (Wire wire = Wire.open(port, PATIENCE_MILLIS)) {
      return wire.ask(Messages.live()).status() == 200;
    } catch (IOException failed) {
      return false;
    }
  }

  /** How many probes had another answer than 200, or none. */
  public int unanswered() {
    return unanswered;
  }

  /** How long each took. */
  public Latencies latencies() {
    return answered;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
