package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.failover.ServerSettings.Ways;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.proxy.CuttingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two PostgreSQL servers, one of which leads and has the other follow it. What one sends the other
 * passes through a proxy, which may hold it. Not thread-safe, but for who leads.
 */
final class Replicas implements AutoCloseable {

  /** One of these must have a commit before it is acknowledged; a server never follows itself. */
  static final String SYNCHRONOUS = "ANY 1 (node_a, node_b)";

  private static final Duration UNTIL_SYNCHRONOUS = Duration.ofSeconds(90);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final List<CuttingProxy> proxies = new ArrayList<>();
  private final PostgresPrograms programs;
  private final List<Replica> both;
  private volatile Replica primary;
  private volatile Replica standby;

  private Replicas(PostgresPrograms programs, Path folder) {
    this.programs = programs;
    int portOfA = freePort();
    int portOfB = freePort();
    proxies.add(CuttingProxy.to(portOfA));
    proxies.add(CuttingProxy.to(portOfB));
    Ways waysOfA = new Ways(portOfA, proxies.get(1).port());
    Ways waysOfB = new Ways(portOfB, proxies.get(0).port());
    this.primary = new Replica(programs, folder, "node_a", waysOfA);
    this.standby = new Replica(programs, folder, "node_b", waysOfB);
    this.both = List.of(primary, standby);
  }

  /** Sets both up, as docs/high-availability.md has it, step by step. */
  static Replicas create(Path folder) {
    Replicas replicas = new Replicas(PostgresPrograms.find(folder), folder);
    Runtime.getRuntime().addShutdownHook(new Thread(replicas::close));
    replicas.primary.initialize();
    replicas.primary.start();
    replicas.makeSlot();
    replicas.standby.copyFrom(replicas.primary);
    replicas.standby.start();
    replicas.awaitSynchronous();
    return replicas;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Replica primary() {
    return primary;
  }

  Replica standby() {
    return standby;
  }

  String version() {
    return programs.version();
  }

  /** Holds, or lets go on, whatever the primary sends to the standby. */
  void holdReplication(boolean nothingPasses) {
    proxies.forEach(proxy -> proxy.hold(nothingPasses));
  }

  /** Loses what was held. */
  void cutReplication() {
    proxies.forEach(CuttingProxy::cut);
  }

  /**
   * Makes the standby lead.
   *
   * @return the old primary
   */
  Replica promote() {
    Replica old = primary;
    standby.promote();
    primary = standby;
    standby = old;
    return old;
  }

  /**
   * Lets a server that led follow the one that leads now. Until this is done nothing is accepted.
   *
   * @param anew whether to copy everything although less may do
   * @return how it was done
   */
  String rejoin(boolean anew) {
    // Without it pg_rewind may not see that there is a new timeline.
    primary.execute("postgres", "CHECKPOINT");
    makeSlot();
    String means = "pg_rewind";
    if (anew || !standby.rewindTo(primary)) {
      standby.copyFrom(primary);
      means = "pg_basebackup";
    }
    standby.start();
    // What it kept as a primary for the other one, it would keep for ever.
    standby.execute(
        "postgres", "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
    return means;
  }

  private void makeSlot() {
    primary.execute(
        "postgres",
        """
        SELECT pg_create_physical_replication_slot('%1$s')
         WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = '%1$s')
        """
            .formatted(standby.name()));
  }

  /** Waits until a commit on the primary waits for the standby and gets its answer. */
  void awaitSynchronous() {
    if (!Pause.until(UNTIL_SYNCHRONOUS, this::isSynchronous)) {
      throw new IllegalStateException(standby.name() + " does not follow " + primary.name());
    }
  }

  boolean isSynchronous() {
    return primary.count(
            "postgres",
            """
            SELECT count(*)
              FROM pg_stat_replication
             WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum')
            """)
        == 1;
  }

  /** Makes an empty database. */
  ReplicatedDatabase newDatabase(String moreOptions) {
    String name = "campaign_" + DATABASES.incrementAndGet();
    primary.execute("postgres", "CREATE DATABASE " + name);
    return new ReplicatedDatabase(this, name, moreOptions);
  }

  /** As servers name both. */
  String hosts() {
    return both.stream()
        .map(replica -> "127.0.0.1:" + replica.port())
        .reduce((one, other) -> one + "," + other)
        .orElseThrow();
  }

  @Override
  public void close() {
    both.forEach(Replica::end);
    proxies.forEach(CuttingProxy::close);
  }
}
