package io.devicedeletions.adapters.jdbc.testkit;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Jdbi;

/** A store on PostgreSQL. */
public final class PostgresStore extends JdbcStoreUnderTest {

  private static final int CONNECTIONS = 8;
  private static final Queue<Place> USED_PLACES = new ConcurrentLinkedQueue<>();

  private final Place place;
  private final Runnable leave;
  private final RemovalSettings settings;
  private JdbcStore store;

  private PostgresStore(Place place, Runnable leave, RemovalSettings settings) {
    this.place = place;
    this.leave = leave;
    this.settings = settings;
    this.store = JdbcStore.postgres(place.intake(), place.work(), settings);
  }

  /** A database and the way there. */
  private record Place(
      String database,
      HikariDataSource intake,
      HikariDataSource work,
      BreakableConnections breakable) {

    static Place in(String database) {
      BreakableConnections breakable = new BreakableConnections();
      return new Place(
          database,
          PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, CONNECTIONS),
          PostgresServer.pool(
              breakable.over(PostgresServer.connections(database)),
              PostgresConnections.WORK_INITIAL_SQL,
              CONNECTIONS),
          breakable);
    }

    static Place usedOrNew() {
      Place used = USED_PLACES.poll();
      return used == null ? in(PostgresServer.newDatabase()) : used;
    }

    void clean() {
      Jdbi.create(intake)
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      DROP FUNCTION IF EXISTS refuse_poison CASCADE;
                      DROP TABLE IF EXISTS poison;
                      ALTER TABLE deletion_record DROP CONSTRAINT IF EXISTS refused_record;
                      DELETE FROM tenant; DELETE FROM device; DELETE FROM deletion_batch;
                      DELETE FROM deletion_work; DELETE FROM deletion_record;
                      DELETE FROM deletion_dead; DELETE FROM deletion_intervention;
                      DELETE FROM deletion_tally
                      """));
      USED_PLACES.add(this);
    }

    void close() {
      intake.close();
      work.close();
    }
  }

  /** Opens an empty store on a database of its own, with which a test may do as it likes. */
  public static PostgresStore open(NameMatch nameMatch) {
    return open(Place.in(PostgresServer.newDatabase()), nameMatch, "node-1");
  }

  /** Opens an empty store on a database of its own that removes in this way. */
  public static PostgresStore open(RemovalSettings settings) {
    Place place = Place.in(PostgresServer.newDatabase());
    return new PostgresStore(place, place::close, settings);
  }

  /**
   * Opens an empty store on a database that another test may have used and others will. It takes a
   * tenth of the time; use it where the database is touched through the store alone.
   */
  public static PostgresStore openForPortsOnly(NameMatch nameMatch) {
    Place place = Place.usedOrNew();
    return new PostgresStore(place, place::clean, SETTINGS.withNameMatch(nameMatch));
  }

  /** Opens another node on the same database. */
  public PostgresStore anotherNode(String node) {
    return open(Place.in(place.database()), NameMatch.EXACT, node);
  }

  private static PostgresStore open(Place place, NameMatch nameMatch, String node) {
    return new PostgresStore(
        place, place::close, new RemovalSettings(nameMatch, SETTINGS.retryPolicy(), node));
  }

  /** The name of its database on {@link PostgresServer}. */
  public String database() {
    return place.database();
  }

  @Override
  public JdbcStore store() {
    return store;
  }

  @Override
  public Jdbi sql() {
    return Jdbi.create(PostgresServer.connections(place.database()));
  }

  /** Compares as text: a malformed uid has no other form, and casting it would be an error. */
  @Override
  public void protectDevice() {
    sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    CREATE FUNCTION refuse_protected_device() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      IF EXISTS (
                          SELECT FROM unnest(NEW.uids, NEW.statuses) AS line (uid, status)
                           WHERE line.status = 'SCHEDULED'
                             AND lower(line.uid) = 'dddddddd-0000-4000-8000-000000000000') THEN
                        RAISE EXCEPTION 'a protected device';
                      END IF;
                      RETURN NEW;
                    END
                    $$;
                    CREATE TRIGGER refuse_protected_device BEFORE INSERT ON deletion_batch
                    FOR EACH ROW EXECUTE FUNCTION refuse_protected_device()
                    """));
  }

  @Override
  Jdbi behind() {
    return Jdbi.create(place.intake());
  }

  @Override
  Seq<String> poisonTrigger() {
    return Vector.of(
        """
        CREATE TABLE IF NOT EXISTS poison (tenant text, uid text);
        CREATE OR REPLACE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM poison WHERE tenant = OLD.tenant AND uid = OLD.uid::text) THEN
            RAISE EXCEPTION 'poison';
          END IF;
          RETURN OLD;
        END
        $$;
        CREATE OR REPLACE TRIGGER refuse_poison BEFORE DELETE ON device
        FOR EACH ROW EXECUTE FUNCTION refuse_poison()
        """);
  }

  @Override
  public void refuseRecord(DeviceUid uid) {
    sql()
        .useHandle(
            handle ->
                handle.execute(
                    "ALTER TABLE deletion_record ADD CONSTRAINT refused_record CHECK (uid <> '%s')"
                        .formatted(uid)));
  }

  @Override
  public void breakNextClaim(Reach reach) {
    place.breakable().breakNextCommit(reach);
  }

  /** The server may need a moment to notice that a connection is gone. */
  @Override
  public void restart() {
    place.breakable().mend();
    store.close();
    store = JdbcStore.postgres(place.intake(), place.work(), settings);
    while (openTransactions() > 0) {
      Thread.onSpinWait();
    }
  }

  private int openTransactions() {
    return behind()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*)
                          FROM pg_stat_activity
                         WHERE datname = current_database()
                           AND backend_type = 'client backend'
                           AND xact_start IS NOT NULL
                           AND pid <> pg_backend_pid()
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  Seq<String> moveBack() {
    return Vector.of(
        """
        UPDATE deletion_work SET due_at = due_at - :millis * INTERVAL '1 millisecond'
        """,
        """
        UPDATE deletion_batch
           SET accepted_at = accepted_at - :millis * INTERVAL '1 millisecond',
               due_at = due_at - :millis * INTERVAL '1 millisecond'
        """,
        """
        UPDATE deletion_dead SET dead_at = dead_at - :millis * INTERVAL '1 millisecond'
        """,
        """
        UPDATE deletion_intervention SET taken_at = taken_at - :millis * INTERVAL '1 millisecond'
        """,
        "UPDATE deletion_tally SET minute = minute - :millis * INTERVAL '1 millisecond'");
  }

  /** Records move to the partitions of other days, which are made first. */
  @Override
  public void passTime(Duration duration) {
    super.passTime(duration);
    sql().useTransaction(handle -> RecordDays.moveBack(handle, duration));
  }

  @Override
  public void close() {
    store.close();
    leave.run();
  }
}
