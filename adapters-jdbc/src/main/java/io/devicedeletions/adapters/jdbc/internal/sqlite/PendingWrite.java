package io.devicedeletions.adapters.jdbc.internal.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** Work that waits for its place in a group, and then for the group's commit. */
final class PendingWrite<T> {

  private final HandleCallback<T, RuntimeException> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Runnable completion = () -> {};

  PendingWrite(HandleCallback<T, RuntimeException> work) {
    this.work = work;
  }

  /** Runs within the group's transaction; only if even undoing fails, the group fails with it. */
  void run(Handle handle) {
    handle.execute("SAVEPOINT write");
    try {
      T result = work.withHandle(handle);
      completion = () -> answer.complete(result);
    } catch (RuntimeException failure) {
      undo(handle, failure);
      completion = () -> answer.completeExceptionally(failure);
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
  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }

  T await() {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
