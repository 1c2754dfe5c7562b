package io.devicedeletions.adapters.jdbc.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Somebody who asks for something on a thread of their own, and waits for the answer. */
public final class Caller<T> {

  private final FutureTask<T> result;
  private final Thread thread;

  private Caller(Callable<T> call) {
    this.result = new FutureTask<>(call);
    this.thread = new Thread(result, "caller");
  }

  /** Starts a caller, and comes back when it waits for its answer or has it. */
  public static <T> Caller<T> start(Callable<T> call) {
    Caller<T> caller = new Caller<>(call);
    caller.thread.start();
    while (!caller.isWaiting() && caller.thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
    return caller;
  }

  private boolean isWaiting() {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  /** True if it waits no longer. */
  public boolean isAnswered() {
    return result.isDone();
  }

  /** Interrupts it while it waits. */
  public void interrupt() {
    thread.interrupt();
  }

  /** Waits until there is an answer, good or bad. */
  public void awaitAnswer() {
    while (!isAnswered()) {
      Thread.onSpinWait();
    }
  }

  /** Waits for the answer. */
  public T answer() {
    try {
      return result.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
