package io.devicedeletions.application.testkit;

import io.vavr.collection.Seq;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does several things at the same moment. Stateless and thread-safe. */
public final class Simultaneously {

  /** Far beyond what any of it takes; reached only where something hangs. */
  private static final int PATIENCE_SECONDS = 60;

  private Simultaneously() {}

  /** Starts one thread for each call, and answers in the order of the calls when all are done. */
  public static <T> Seq<T> call(Seq<Callable<T>> calls) {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      return calls
          .map(call -> threads.submit(() -> await(start, call)))
          .toVector()
          .map(Simultaneously::result);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T await(CyclicBarrier start, Callable<T> call) throws Exception {
    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return call.call();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new AssertionError("one of several simultaneous calls failed", failed.getCause());
    } catch (TimeoutException hangs) {
      throw new AssertionError("one of several simultaneous calls hangs", hangs);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while calls were under way", interrupted);
    }
  }
}
