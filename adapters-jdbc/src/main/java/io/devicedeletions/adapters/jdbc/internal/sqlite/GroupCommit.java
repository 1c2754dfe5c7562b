package io.devicedeletions.adapters.jdbc.internal.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The one thread that writes. Whatever has arrived while it was busy is one transaction and shares
 * one sync of the disk, so that many small requests cost little more than one. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {

  private static final int LARGEST_GROUP = 64;
  private static final int SECONDS_TO_FINISH = 10;

  private final Jdbi jdbi;
  private final Queue<PendingWrite<?>> waiting = new ConcurrentLinkedQueue<>();
  private final LogTruncation log =
      new LogTruncation(System::nanoTime, LogTruncation.TOLERATED_BYTES);
  private final ExecutorService thread = Executors.newSingleThreadExecutor(GroupCommit::newThread);

  GroupCommit(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A daemon: nothing was promised to anyone who still waits when the process ends. */
  private static Thread newThread(Runnable loop) {
    Thread thread = new Thread(loop, "device-deletions-sqlite-writer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs the work in a transaction and returns once it is committed. What the work throws undoes
   * its own changes alone. An interrupt does not cut the wait short: the answer would be lost.
   */
  <T> T write(HandleCallback<T, RuntimeException> work) {
    PendingWrite<T> write = new PendingWrite<>(work);
    submit(write);
    return write.await();
  }

  /** Each write asks for a group, and a group takes many: most find that they are written. */
  private synchronized void submit(PendingWrite<?> write) {
    refuseAfterClose();
    waiting.add(write);
    thread.execute(this::commitGroup);
  }

  private void refuseAfterClose() {
    if (thread.isShutdown()) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /**
   * Truncates the log, between two groups.
   *
   * @return false if a reader kept it from that
   */
  boolean truncateLog() {
    CompletableFuture<Boolean> truncated = new CompletableFuture<>();
    submit(
        () -> {
          try (Handle handle = jdbi.open()) {
            truncated.complete(LogTruncation.truncate(handle));
          } catch (RuntimeException | Error failed) {
            truncated.completeExceptionally(failed);
          }
        });
    return truncated.join();
  }

  private synchronized void submit(Runnable task) {
    refuseAfterClose();
    thread.execute(task);
  }

  private void commitGroup() {
    List<PendingWrite<?>> group = takeGroup();
    if (group.isEmpty()) {
      return;
    }
    try (Handle handle = jdbi.open()) {
      commit(handle, group);
      // After everybody is answered: whatever hinders it will hinder the next commit, which tells.
      log.truncateIfLarge(handle);
    } catch (RuntimeException | Error broken) {
      group.forEach(write -> write.fail(broken));
    }
  }

  private List<PendingWrite<?>> takeGroup() {
    List<PendingWrite<?>> group = new ArrayList<>();
    PendingWrite<?> write = waiting.poll();
    while (write != null) {
      group.add(write);
      write = group.size() < LARGEST_GROUP ? waiting.poll() : null;
    }
    return group;
  }

  /**
   * Says BEGIN and COMMIT itself: the driver would begin anew with each commit, and report a
   * failure of that as a failure of the commit.
   */
  private static void commit(Handle handle, List<PendingWrite<?>> group) {
    try {
      handle.execute("BEGIN IMMEDIATE");
      group.forEach(write -> write.run(handle));
      handle.execute("COMMIT");
    } catch (RuntimeException | Error broken) {
      rollBack(handle, broken);
      throw broken;
    }
    group.forEach(PendingWrite::complete);
  }

  /** Some errors have rolled back already; then this fails too, and nothing is lost by it. */
  private static void rollBack(Handle handle, Throwable broken) {
    try {
      handle.execute("ROLLBACK");
    } catch (RuntimeException alreadyRolledBack) {
      broken.addSuppressed(alreadyRolledBack);
    }
  }

  /** Finishes what waits, for at most 10 seconds, and refuses what comes later. */
  @Override
  public void close() {
    stopAccepting();
    try {
      if (!thread.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        abandon();
      }
    } catch (InterruptedException interrupted) {
      abandon();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stopAccepting() {
    thread.shutdown();
  }

  /** What has not been begun never will be. The group under way still tells how it ends. */
  private void abandon() {
    thread.shutdownNow();
    for (PendingWrite<?> write = waiting.poll(); write != null; write = waiting.poll()) {
      write.fail(new IllegalStateException("the store was closed before this was written"));
    }
  }
}
