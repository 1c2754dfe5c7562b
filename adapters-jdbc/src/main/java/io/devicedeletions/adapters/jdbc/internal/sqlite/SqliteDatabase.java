package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.health.EngineHealth;
import io.devicedeletions.adapters.jdbc.internal.BatchIntake;
import io.devicedeletions.adapters.jdbc.internal.Database;
import io.devicedeletions.adapters.jdbc.internal.Dialect;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.internal.Pruning;
import io.devicedeletions.adapters.jdbc.internal.Sessions;
import io.vavr.collection.Seq;
import java.io.File;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** An SQLite file. Thread-safe, and safe against other processes that write to it now and then. */
public final class SqliteDatabase implements Database {

  private final SqliteDialect dialect = new SqliteDialect();
  private final Jdbi writer;
  private final Jdbi readers;
  private final GroupCommit groupCommit;

  /** A file by one connection that writes and some that read. */
  public SqliteDatabase(DataSource writer, DataSource readers) {
    this(writer, readers, GroupCommit.LARGEST_GROUP);
  }

  /**
   * The same for measurements.
   *
   * @param largestGroup how many batches share a commit at most
   */
  public SqliteDatabase(DataSource writer, DataSource readers, int largestGroup) {
    this.writer = JdbiSettings.on(writer);
    this.readers = JdbiSettings.on(readers);
    this.groupCommit = new GroupCommit(this.writer, largestGroup);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Sessions intake() {
    return new SqliteSessions(readers, groupCommit);
  }

  @Override
  public Sessions asking() {
    return new SqliteSessions(readers, groupCommit);
  }

  @Override
  public Sessions work() {
    return new SqliteSessions(readers, groupCommit);
  }

  @Override
  public BatchIntake batches() {
    return new SqliteBatchIntake(groupCommit, dialect);
  }

  @Override
  public Seq<String> complaints() {
    return writer
        .withHandle(handle -> new SqliteRequirements(handle).writerComplaints())
        .appendAll(readers.withHandle(handle -> new SqliteRequirements(handle).readerComplaints()));
  }

  /** There are no partitions. */
  @Override
  public void prepareRecords() {}

  /** There are no partitions. The log is truncated, or if somebody reads, the next time. */
  @Override
  public void keepHouse() {
    var unused = groupCommit.truncateLog();
  }

  @Override
  public Pruning pruning() {
    return new SqlitePruning();
  }

  /** By their sizes alone: opening the files would drop SQLite's locks. */
  @Override
  public EngineHealth engineHealth(Handle handle) {
    File file = LogTruncation.databaseFile(handle);
    return new EngineHealth.SqliteHealth(file.length(), new File(file + "-wal").length());
  }

  @Override
  public boolean isReachable() {
    try {
      return readers.withHandle(
          handle -> handle.createQuery("SELECT 1").mapTo(boolean.class).one());
    } catch (JdbiException unreachable) {
      return false;
    }
  }

  @Override
  public void close() {
    groupCommit.close();
  }
}
