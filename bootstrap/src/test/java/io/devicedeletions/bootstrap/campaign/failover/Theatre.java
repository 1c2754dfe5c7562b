package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Checker;
import io.devicedeletions.bootstrap.campaign.checker.History;
import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.scenario.Tally;
import io.devicedeletions.bootstrap.campaign.scenario.World;
import io.devicedeletions.bootstrap.campaign.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Two PostgreSQL servers, three of ours, and clients; for one scenario. */
final class Theatre implements AutoCloseable {

  private static final int SERVERS = 3;
  private static final int DEVICES = 6_000;
  private static final int PAUSE_MILLIS = 12;
  private static final long LOAD = 150;
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Replicas replicas;
  private final ReplicatedDatabase database;
  private final World world;

  /**
   * Opens servers on a new database.
   *
   * @param urlOptions of the servers' connections, each with a {@code &} before it
   */
  Theatre(Replicas replicas, Path folder, Random random, String urlOptions) {
    this.replicas = replicas;
    this.database = replicas.newDatabase(urlOptions);
    this.world = new World(database, folder, random, DEVICES, PAUSE_MILLIS).open(SERVERS);
  }

  Replicas replicas() {
    return replicas;
  }

  ReplicatedDatabase database() {
    return database;
  }

  World world() {
    return world;
  }

  List<LedgerEntry> ledger() {
    return world.ledger().entries();
  }

  long accepted() {
    return world.accepted();
  }

  /** Waits until the clients are busy again; for half a minute at most. */
  void awaitLoad() {
    long before = accepted();
    Pause.until(LONGEST_WARM_UP, () -> accepted() >= before + LOAD);
  }

  /** Waits for a 202 that was not there yet. */
  void awaitAccepted() {
    long before = accepted();
    if (!Pause.until(PATIENCE, () -> accepted() > before)) {
      throw new IllegalStateException("nothing is accepted any more");
    }
  }

  /**
   * Waits until each of our servers has connections to the primary.
   *
   * @return false if one of them does not find it
   */
  boolean awaitFound() {
    return Pause.until(PATIENCE, () -> serversOn(replicas.primary()) == SERVERS);
  }

  private long serversOn(Replica server) {
    return server.count(
        database.name(),
        """
        SELECT count(DISTINCT application_name)
          FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'device-deletions%'
        """);
  }

  /** How many of our servers' statements wait until the standby has what they did. */
  long waiting(Replica server) {
    return server.count(
        database.name(),
        """
        SELECT count(*)
          FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'SyncRep'
        """);
  }

  /** Lets the clients finish, waits until nothing is pending, and checks both servers. */
  List<Violation> settleAndCheck() {
    replicas.awaitSynchronous();
    List<Violation> found = new ArrayList<>(endedServers());
    found.addAll(world.settleAndCheck(new Tally()));
    return found.isEmpty() ? checkStandby() : found;
  }

  /** Nothing that becomes of the database may end a server of ours. */
  private List<Violation> endedServers() {
    return IntStream.range(0, world.size())
        .filter(place -> !world.node(place).isAlive())
        .mapToObj(place -> new Violation(Invariant.NOT_STUCK, "server " + place + " has ended"))
        .toList();
  }

  /** What the primary has is what the standby has, once it has replayed everything. */
  private List<Violation> checkStandby() {
    String end = "SELECT CAST(pg_current_wal_flush_lsn() - '0/0' AS bigint)";
    String replayed = "SELECT CAST(pg_last_wal_replay_lsn() - '0/0' AS bigint)";
    long flushed = replicas.primary().count(database.name(), end);
    Pause.until(PATIENCE, () -> replicas.standby().count(database.name(), replayed) >= flushed);
    try (Connection connection = replicas.standby().connect(database.name())) {
      return Checker.check(
          new History(ledger(), world.inventory(), StoreReader.read(connection), true));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
