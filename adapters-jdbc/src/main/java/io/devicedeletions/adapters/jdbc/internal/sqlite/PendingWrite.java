package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.Answer;
import io.devicedeletions.adapters.jdbc.internal.WriterLanes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** Work that waits for its place in a group, and then for the group's commit. */
final class PendingWrite<T> implements WriterLanes.Pending {

  private final HandleCallback<T, RuntimeException> work;
  private final boolean outsideTransactions;
  private final Answer<T> answer = new Answer<>();
  private Runnable completion = () -> {};

  PendingWrite(HandleCallback<T, RuntimeException> work) {
    this(work, false);
  }

  private PendingWrite(HandleCallback<T, RuntimeException> work, boolean outsideTransactions) {
    this.work = work;
    this.outsideTransactions = outsideTransactions;
  }

  /** Work that cannot be done within a transaction, and that never shares one. */
  static <T> PendingWrite<T> outsideTransactions(HandleCallback<T, RuntimeException> work) {
    return new PendingWrite<>(work, true);
  }

  boolean isOutsideTransactions() {
    return outsideTransactions;
  }

  /** Runs outside a transaction, and tells whoever waits. */
  void runAlone(Handle handle) {
    answer.give(work.withHandle(handle));
  }

  /** Runs within the group's transaction; only if even undoing fails, the group fails with it. */
  void run(Handle handle) {
    handle.execute("SAVEPOINT write");
    try {
      T result = work.withHandle(handle);
      completion = () -> answer.give(result);
    } catch (RuntimeException failure) {
      undo(handle, failure);
      completion = () -> answer.fail(failure);
    }
    handle.execute("RELEASE SAVEPOINT write");
  }

  /** A full disk, for one, has undone the whole transaction already: then the group must hear. */
  private static void undo(Handle handle, RuntimeException failure) {
    try {
      handle.execute("ROLLBACK TO SAVEPOINT write");
    } catch (RuntimeException alreadyUndone) {
      failure.addSuppressed(alreadyUndone);
      throw failure;
    }
  }

  /** Tells whoever waits, after the commit. */
  void complete() {
    completion.run();
  }

  /** Tells whoever waits that the group was not committed. */
  @Override
  public void fail(Throwable cause) {
    answer.fail(cause);
  }

  T await() {
    return answer.await();
  }
}
