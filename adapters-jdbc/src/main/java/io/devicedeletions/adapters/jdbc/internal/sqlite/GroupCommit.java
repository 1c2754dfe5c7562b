package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.WriterLanes;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The one thread that writes. Batches that come in share a transaction and its sync of the disk;
 * everything else, such as a removal, is a transaction of its own, so that no batch waits for
 * several of them. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {

  static final int LARGEST_GROUP = 64;

  private final Jdbi jdbi;
  private final WriterLanes<PendingWrite<?>> lane;
  private final LogTruncation log =
      new LogTruncation(System::nanoTime, LogTruncation.TOLERATED_BYTES);

  /** Groups of at most so many. */
  GroupCommit(Jdbi jdbi, int largestGroup) {
    this.jdbi = jdbi;
    this.lane =
        new WriterLanes<>(
            new WriterLanes.Settings(
                "device-deletions-sqlite-writer", 1, largestGroup, WriterLanes.PATIENCE),
            this::commitGroup);
  }

  /**
   * Runs work that takes long in a transaction and returns once it is committed. What the work
   * throws undoes its own changes.
   */
  <T> T write(HandleCallback<T, RuntimeException> work) {
    PendingWrite<T> write = new PendingWrite<>(work);
    lane.alone(write);
    return write.await();
  }

  /**
   * Does the same for small work, in a transaction with others, who are not harmed if it throws.
   */
  <T> T share(HandleCallback<T, RuntimeException> work) {
    PendingWrite<T> write = new PendingWrite<>(work);
    lane.share(write);
    return write.await();
  }

  /**
   * Truncates the log, in its turn.
   *
   * @return false if a reader kept it from that
   */
  boolean truncateLog() {
    PendingWrite<Boolean> truncation = PendingWrite.outsideTransactions(LogTruncation::truncate);
    lane.alone(truncation);
    return truncation.await();
  }

  private void commitGroup(List<PendingWrite<?>> group) {
    try (Handle handle = jdbi.open()) {
      if (group.stream().anyMatch(PendingWrite::isOutsideTransactions)) {
        group.forEach(write -> write.runAlone(handle));
      } else {
        commit(handle, group);
      }
      // After everybody is answered: whatever hinders it will hinder the next commit, which tells.
      log.truncateIfLarge(handle);
    }
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
    lane.close();
  }
}
