package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.postgres.RecordPartition.State;
import io.devicedeletions.application.port.out.Pruned;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Drops the partitions of days that are over. A partition is marked, detached and dropped, each in
 * a transaction of its own, as detaching concurrently asks for. Who is stopped between the steps,
 * or waits for a long query for longer than {@code lock_timeout}, leaves something that the next
 * call takes up; but what bears no mark was detached by somebody else and is left alone.
 * Thread-safe.
 */
final class RecordPartitions {

  /** So many a call; a day brings one. */
  private static final int MOST_DAYS = 10;

  private final Jdbi jdbi;

  RecordPartitions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Drops some.
   *
   * @throws RuntimeException also if somebody's long query was in the way; try again later
   */
  Pruned prune(Duration period) {
    return jdbi.withHandle(handle -> pruneInTurn(handle, period));
  }

  /** The lock is the session's, as the steps are no single transaction. */
  private static Pruned pruneInTurn(Handle handle, Duration period) {
    if (!ask(handle, PartitionStatements.TRY_LOCK)) {
      return Pruned.NOTHING;
    }
    try {
      takeUpWhatWasLeft(handle, period);
      return dropOld(handle, period);
    } finally {
      ask(handle, PartitionStatements.UNLOCK);
    }
  }

  private static boolean ask(Handle handle, String question) {
    return handle.createQuery(question).mapTo(boolean.class).one();
  }

  /** While one is half detached, no other can be; and the retention may have become longer. */
  private static void takeUpWhatWasLeft(Handle handle, Duration period) {
    find(handle, period)
        .filter(table -> table.state() == State.HALF_DETACHED)
        .forEach(table -> run(handle, PartitionStatements.FINISH_DETACHING, table));
    find(handle, period)
        .filter(table -> table.state() == State.DETACHED && !table.isOld())
        .forEach(table -> attachAgain(handle, table));
  }

  private static void attachAgain(Handle handle, RecordPartition table) {
    run(handle, PartitionStatements.ATTACH, table);
    run(handle, PartitionStatements.UNMARK, table);
  }

  private static Pruned dropOld(Handle handle, Duration period) {
    Seq<RecordPartition> old = find(handle, period).filter(RecordPartition::isOld);
    old.take(MOST_DAYS).forEach(table -> drop(handle, table));
    return new Pruned(0, 0, 0, Math.min(old.size(), MOST_DAYS), old.size() > MOST_DAYS);
  }

  private static void drop(Handle handle, RecordPartition table) {
    if (table.state() == State.ATTACHED) {
      run(handle, PartitionStatements.MARK, table);
      run(handle, PartitionStatements.DETACH, table);
    }
    run(handle, PartitionStatements.DROP, table);
  }

  private static Seq<RecordPartition> find(Handle handle, Duration period) {
    return Vector.ofAll(
        handle
            .createQuery(PartitionStatements.FIND)
            .bind("millis", period.toMillis())
            .map((row, context) -> RecordPartition.read(row))
            .list());
  }

  /** The name and the bounds come from the catalog, and cannot be bound. */
  private static void run(Handle handle, String statement, RecordPartition table) {
    handle
        .createUpdate(statement)
        .define("table", table.name())
        .define("begin", table.begin())
        .define("end", table.end())
        .execute();
  }
}
