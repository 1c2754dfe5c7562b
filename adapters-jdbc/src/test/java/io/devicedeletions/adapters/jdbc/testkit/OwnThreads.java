package io.devicedeletions.adapters.jdbc.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Threads for what must overlap. The common pool is no place for it: on JDK 25 it has one thread on
 * a machine with two processors.
 */
public final class OwnThreads {

  /** Gives each task a thread of its own. */
  public static final Executor EACH = task -> new Thread(task, "own-thread").start();

  private OwnThreads() {}

  /** Runs an action four times at once, and comes back when all are done. */
  public static void fourTimes(Runnable action) {
    CompletableFuture.allOf(
            Stream.of(1, 2, 3, 4)
                .map(number -> CompletableFuture.runAsync(action, EACH))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
