package io.devicedeletions.adapters.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Measures how many devices a second go in and out; figures are of the machine that made them.
 *
 * <p>Arguments: {@code postgres} or {@code sqlite}, devices, devices a batch, clients, workers.
 */
public final class StoreBenchmark {

  private static final TenantId TENANT = new TenantId("acme");

  private final JdbcStore store;
  private final int devices;
  private final int batchSize;

  private StoreBenchmark(JdbcStore store, int devices, int batchSize) {
    this.store = store;
    this.devices = devices;
    this.batchSize = batchSize;
  }

  /** Runs it once, and prints three lines. The server syncs, as those of tests need not. */
  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("postgres.fsync", "on");
    int devices = Integer.parseInt(arguments[1]);
    int batchSize = Integer.parseInt(arguments[2]);
    int clients = Integer.parseInt(arguments[3]);
    int workers = Integer.parseInt(arguments[4]);
    if (arguments[0].equals("postgres")) {
      onPostgres(devices, batchSize, clients, workers);
    } else {
      onSqlite(devices, batchSize, clients, workers);
    }
    System.exit(0);
  }

  private static void onPostgres(int devices, int batchSize, int clients, int workers)
      throws InterruptedException {
    String database = PostgresServer.newDatabase();
    try (HikariDataSource intake =
            PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, clients);
        HikariDataSource work =
            PostgresServer.pool(database, PostgresConnections.WORK_INITIAL_SQL, workers + 1);
        JdbcStore store = JdbcStore.postgres(intake, work, RemovalSettings.signedBy("benchmark"))) {
      new StoreBenchmark(store, devices, batchSize).run(clients, workers);
    }
  }

  private static void onSqlite(int devices, int batchSize, int clients, int workers)
      throws InterruptedException {
    Path file = SqliteStore.newFile();
    try (HikariDataSource writer = SqliteStore.pool(file, SqliteConnections.WRITER, 1);
        HikariDataSource readers = SqliteStore.pool(file, SqliteConnections.READERS, 8)) {
      JdbcSchema.migrate(writer);
      try (JdbcStore store =
          JdbcStore.sqlite(writer, readers, RemovalSettings.signedBy("benchmark"))) {
        new StoreBenchmark(store, devices, batchSize).run(clients, workers);
      }
    }
  }

  private void run(int clients, int workers) throws InterruptedException {
    measure("registered", workers, this::register);
    measure("in", clients, this::enqueue);
    measure("out", workers, (worker, of) -> settle());
  }

  private interface Share {
    void take(int number, int of);
  }

  private void measure(String what, int threads, Share share) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    IntStream.range(0, threads).forEach(n -> executor.execute(() -> share.take(n, threads)));
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.HOURS);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%-10s %,9.0f devices/s (%.1f s)%n", what, devices / seconds, seconds);
  }

  private void register(int number, int of) {
    IntStream.iterate(number * 1_000, from -> from < devices, from -> from + of * 1_000)
        .forEach(
            from ->
                store.inventory().register(TENANT, some(from, 1_000).map(SampleDevices::onRecord)));
  }

  private void enqueue(int number, int of) {
    SampleBatches batches = new SampleBatches(() -> new BatchId(timeOrdered()));
    IntStream.iterate(number * batchSize, from -> from < devices, from -> from + of * batchSize)
        .forEach(
            from ->
                store
                    .queue()
                    .enqueue(
                        batches.of(TENANT, some(from, batchSize).map(SampleDevices::entry)),
                        Grace.NONE));
  }

  private void settle() {
    while (Claims.settle(store.dueDeletions(), TENANT).nonEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** As version 7 would be: it grows with time. */
  private static UUID timeOrdered() {
    return new UUID(System.nanoTime(), UUID.randomUUID().getLeastSignificantBits());
  }

  /** Random uids that are the same each time. */
  private static Vector<Device> some(int from, int count) {
    return Vector.range(from, from + count)
        .map(
            number ->
                new Device(
                    new DeviceUid(
                        UUID.nameUUIDFromBytes(number.toString().getBytes(StandardCharsets.UTF_8))),
                    new DeviceName("device-" + number)));
  }
}
