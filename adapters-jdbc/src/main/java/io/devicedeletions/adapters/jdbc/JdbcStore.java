package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.health.StoreHealth;
import io.devicedeletions.adapters.jdbc.internal.Database;
import io.devicedeletions.adapters.jdbc.internal.HealthCheck;
import io.devicedeletions.adapters.jdbc.internal.JdbcDeadDeletions;
import io.devicedeletions.adapters.jdbc.internal.JdbcDeletionQueue;
import io.devicedeletions.adapters.jdbc.internal.JdbcDeletionRecords;
import io.devicedeletions.adapters.jdbc.internal.JdbcDeviceInventory;
import io.devicedeletions.adapters.jdbc.internal.JdbcPastDeletions;
import io.devicedeletions.adapters.jdbc.internal.JdbcPendingDeletions;
import io.devicedeletions.adapters.jdbc.internal.JdbcRemovalForecast;
import io.devicedeletions.adapters.jdbc.internal.JdbcRemovals;
import io.devicedeletions.adapters.jdbc.internal.JdbcTenantActivity;
import io.devicedeletions.adapters.jdbc.internal.JdbcTenantDirectory;
import io.devicedeletions.adapters.jdbc.internal.JdbcTrackedDeletions;
import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresDatabase;
import io.devicedeletions.adapters.jdbc.internal.sqlite.SqliteDatabase;
import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.PastDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.application.port.out.RemovalForecast;
import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.outcome.PreviewRule;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.vavr.collection.Seq;
import javax.sql.DataSource;

/**
 * The ports on one database whose tables {@link JdbcSchema} has brought up to date. Thread-safe.
 *
 * <p>The data sources stay the caller's: who opened them closes them, after the store. An exception
 * of any port means that the database failed, never that it said no.
 */
public final class JdbcStore implements AutoCloseable {

  private final Database database;
  private final DeletionQueue queue;
  private final DueDeletions dueDeletions;
  private final LeasedDeletions leasedDeletions;
  private final DeviceInventory inventory;
  private final DeletionRecords records;
  private final TrackedDeletions tracked;
  private final RemovalForecast forecast;
  private final TenantActivity activity;
  private final TenantDirectory tenants;
  private final PendingDeletions pending;
  private final CancellableDeletions cancellable;
  private final DeadDeletions dead;
  private final PastDeletions past;
  private final HealthCheck health;

  private JdbcStore(Database database, RemovalSettings settings) {
    this.database = database;
    this.queue = new JdbcDeletionQueue(database);
    JdbcRemovals removals = new JdbcRemovals(database, settings);
    this.dueDeletions = removals.dueDeletions();
    this.leasedDeletions = removals.leasedDeletions();
    this.cancellable = removals.cancellable();
    this.dead = new JdbcDeadDeletions(database);
    this.past = new JdbcPastDeletions(database);
    this.health = removals.health();
    this.pending = new JdbcPendingDeletions(database);
    this.inventory = new JdbcDeviceInventory(database);
    this.records = new JdbcDeletionRecords(database);
    this.tracked = new JdbcTrackedDeletions(database);
    this.forecast = new JdbcRemovalForecast(database, new PreviewRule(settings.nameMatch()));
    this.activity = new JdbcTenantActivity(database);
    this.tenants = new JdbcTenantDirectory(database);
  }

  /**
   * A store on PostgreSQL 14 or newer, which any number of nodes may share. Its tables are in the
   * schema that is first in the connections' search path.
   *
   * @param intake for requests and imports; set up with {@link
   *     PostgresConnections#INTAKE_INITIAL_SQL}. Small requests share two connections, however many
   *     there are; a large one, a repeated one and an import take a connection each, so that ten
   *     will do. With fewer than three, one kind can keep the others waiting
   * @param work for those who remove, so that they never keep a request waiting; set up with {@link
   *     PostgresConnections#WORK_INITIAL_SQL}
   * @param settings how it removes
   * @throws UnsuitableDatabaseException if the server or the connections are set up in another way
   */
  public static JdbcStore postgres(DataSource intake, DataSource work, RemovalSettings settings) {
    return open(new PostgresDatabase(intake, work), settings);
  }

  /**
   * The same with connections of their own for those who ask how things stand, so that none of them
   * keeps a connection of a request that schedules for as long as its answer takes.
   *
   * @param asking a few will do; set up like {@code intake}
   */
  public static JdbcStore postgres(
      DataSource intake, DataSource work, DataSource asking, RemovalSettings settings) {
    return open(new PostgresDatabase(intake, work, asking), settings);
  }

  /**
   * A store in an SQLite file, for one server. Another process may write to the file now and then,
   * such as an import.
   *
   * @param writer of one connection, which one thread of the store's uses; set up with {@link
   *     SqliteConnections#WRITER}
   * @param readers of as many connections as there are requests at once; set up with {@link
   *     SqliteConnections#READERS}
   * @param settings how it removes
   * @throws UnsuitableDatabaseException if the library or the connections are set up in another way
   */
  public static JdbcStore sqlite(DataSource writer, DataSource readers, RemovalSettings settings) {
    return open(new SqliteDatabase(writer, readers), settings);
  }

  private static JdbcStore open(Database database, RemovalSettings settings) {
    Seq<String> complaints = database.complaints();
    if (complaints.nonEmpty()) {
      throw new UnsuitableDatabaseException(complaints);
    }
    database.keepHouse();
    return new JdbcStore(database, settings);
  }

  /** Where accepted batches wait. */
  public DeletionQueue queue() {
    return queue;
  }

  /** The work that is due. */
  public DueDeletions dueDeletions() {
    return dueDeletions;
  }

  /**
   * The same work, for devices that live in somebody else's system. Of the two, every node of a
   * store uses the same one.
   */
  public LeasedDeletions leasedDeletions() {
    return leasedDeletions;
  }

  /** The devices of every tenant. */
  public DeviceInventory inventory() {
    return inventory;
  }

  /** What became of each device. */
  public DeletionRecords records() {
    return records;
  }

  /** Accepted batches and where they stand. */
  public TrackedDeletions tracked() {
    return tracked;
  }

  /** What a removal would do. */
  public RemovalForecast forecast() {
    return forecast;
  }

  /** How tenants' work goes. */
  public TenantActivity activity() {
    return activity;
  }

  /** The tenants and their feature switch. */
  public TenantDirectory tenants() {
    return tenants;
  }

  /** How much work waits. */
  public PendingDeletions pending() {
    return pending;
  }

  /** The waiting work, as long as it does. */
  public CancellableDeletions cancellable() {
    return cancellable;
  }

  /** What was given up. */
  public DeadDeletions dead() {
    return dead;
  }

  /** What is over; prune it hourly, or it stays for ever. */
  public PastDeletions past() {
    return past;
  }

  /**
   * Does what is due from time to time; call it hourly. On PostgreSQL it makes the partitions of
   * the next seven days, without which removals would stop, and nothing would be lost. On SQLite it
   * truncates the log.
   */
  public void keepHouse() {
    database.keepHouse();
  }

  /** How the store is, by a few cheap statements; every few seconds is often enough. */
  public StoreHealth health() {
    return health.look();
  }

  /** True if a batch could be taken in at this moment; for a readiness check. */
  public boolean isReachable() {
    return database.isReachable();
  }

  /** Finishes the writes that were begun, for at most 10 seconds, and refuses later ones. */
  @Override
  public void close() {
    database.close();
  }
}
