package io.devicedeletions.application.service;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A latch whose wait ends in a failed test instead of for ever. */
final class Signal {

  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch latch;

  Signal() {
    this(1);
  }

  Signal(int times) {
    this.latch = new CountDownLatch(times);
  }

  void give() {
    latch.countDown();
  }

  void await() {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a signal that was awaited never came");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while awaiting a signal", interrupted);
    }
  }
}
