package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/**
 * The indexes for those who ask. They came when there was much to index already, so they are made
 * while others write, which no transaction can: whoever is killed in the middle leaves something
 * that the next one takes up. Used by one thread.
 *
 * <p>Making one waits for every statement in the same database that began before, so nobody may
 * wait for us by a statement: whoever waits for a turn asks again and again. It comes after {@link
 * MigrationLock}, for which nodes of the version before wait by a statement.
 */
public final class HistoryIndexes {

  private static final Vector<IndexOfHistory> OF_TABLES =
      Vector.of(
          new IndexOfHistory(
              "deletion_batch_newest", "deletion_batch", "tenant, accepted_at, batch_id"),
          new IndexOfHistory(
              "deletion_batch_request",
              "deletion_batch",
              "tenant, request_id, accepted_at, batch_id"),
          new IndexOfHistory(
              "deletion_intervention_latest",
              "deletion_intervention",
              "tenant, batch_id, taken_at"));

  /** By uid or name; a name may be longer than an index takes. */
  private static final Vector<IndexOfHistory> OF_DAYS =
      Vector.of(
          new IndexOfHistory(
              "deletion_record_uid", "deletion_record", "tenant, uid, settled_at, batch_id, line"),
          new IndexOfHistory(
              "deletion_record_name",
              "deletion_record",
              "tenant, hashtextextended(name, 0), settled_at, batch_id, line"));

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Longer than any takes; connections are set up for statements of seconds. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Handle handle;

  private HistoryIndexes(Handle handle) {
    this.handle = handle;
  }

  /** Makes those that are missing; nothing happens where there are all. */
  public static void make(DataSource database) {
    JdbiSettings.on(database).useHandle(handle -> new HistoryIndexes(handle).makeMissing());
  }

  /** While it lasts no day of records is dropped: the turn is that of those who prune them. */
  private void makeMissing() {
    if (areComplete()) {
      return;
    }
    while (!ask(PartitionStatements.TRY_LOCK)) {
      BriefLocks.pause(BETWEEN_LOOKS);
    }
    try {
      patiently(this::makeInTurn);
    } finally {
      ask(PartitionStatements.UNLOCK);
    }
  }

  private void makeInTurn() {
    OF_TABLES.forEach(this::makeBeside);
    OF_DAYS.forEach(this::makeByDay);
    handle.execute(IndexStatements.DROP_REPLACED);
  }

  private void patiently(Runnable work) {
    Connection connection = handle.getConnection();
    try {
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
      work.run();
      connection.setNetworkTimeout(Runnable::run, usual);
    } catch (SQLException broken) {
      throw new ConnectionException(broken);
    }
  }

  private boolean areComplete() {
    return OF_TABLES.forAll(index -> isUsable(index).contains(true))
        && OF_DAYS.forAll(index -> isUsable(index).isDefined() && daysWithout(index).isEmpty())
        && ask(IndexStatements.IS_REPLACED);
  }

  private boolean ask(String question) {
    return handle.createQuery(question).mapTo(boolean.class).one();
  }

  /** None where there is no such index; false where it is half made. */
  private Option<Boolean> isUsable(IndexOfHistory index) {
    return Option.ofOptional(
        handle
            .createQuery(IndexStatements.IS_USABLE)
            .bind("index", index.name())
            .mapTo(Boolean.class)
            .findOne());
  }

  private void makeBeside(IndexOfHistory index) {
    Option<Boolean> isUsable = isUsable(index);
    if (isUsable.contains(false)) {
      run(IndexStatements.DROP, index);
    }
    if (!isUsable.contains(true)) {
      run(IndexStatements.CREATE, index);
    }
  }

  /** Days that are yet to come have it from the moment when all days have it in name. */
  private void makeByDay(IndexOfHistory index) {
    if (isUsable(index).isEmpty()) {
      runBriefly(IndexStatements.CREATE_IN_NAME, index, index);
    }
    for (String day : daysWithout(index)) {
      IndexOfHistory ofDay = index.ofDay(day);
      makeBeside(ofDay);
      runBriefly(IndexStatements.ATTACH, index, ofDay);
    }
  }

  /** The latest first, as they are asked for most. */
  private Vector<String> daysWithout(IndexOfHistory index) {
    return Vector.ofAll(
        handle
            .createQuery(IndexStatements.DAYS_WITHOUT)
            .bind("index", index.name())
            .mapTo(String.class)
            .list());
  }

  private void run(String statement, IndexOfHistory index) {
    handle
        .createUpdate(statement)
        .define("index", index.name())
        .define("table", index.table())
        .define("keys", index.keys())
        .execute();
  }

  private void runBriefly(String statement, IndexOfHistory index, IndexOfHistory ofDay) {
    BriefLocks.insistOn(
        () ->
            handle.useTransaction(
                brief -> {
                  brief.execute("SET LOCAL lock_timeout = '1s'");
                  brief
                      .createUpdate(statement)
                      .define("index", index.name())
                      .define("table", index.table())
                      .define("keys", index.keys())
                      .define("ofDay", ofDay.name())
                      .execute();
                }));
  }
}
