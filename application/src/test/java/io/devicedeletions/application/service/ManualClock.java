package io.devicedeletions.application.service;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Nanoseconds that pass when a test says so. Thread-safe. */
final class ManualClock implements LongSupplier {

  /** Just before the number overflows, as {@link System#nanoTime()} may be. */
  private long now = Long.MAX_VALUE - Duration.ofMillis(50).toNanos();

  private int readingsUntilError = Integer.MAX_VALUE;

  @Override
  public synchronized long getAsLong() {
    if (readingsUntilError-- == 1) {
      throw new OutOfMemoryError("in a test");
    }
    return now;
  }

  synchronized void pass(Duration duration) {
    now += duration.toNanos();
  }

  synchronized void failAtReading(int number) {
    readingsUntilError = number;
  }
}
