package io.devicedeletions.adapters.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.internal.Database;
import io.devicedeletions.adapters.jdbc.internal.JdbcDeletionQueue;
import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresDatabase;
import io.devicedeletions.adapters.jdbc.internal.sqlite.SqliteDatabase;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures what it brings that small requests share a commit. Each database is measured both ways
 * in turns, so that whatever else the machine does disturbs both alike; the first round warms up
 * and does not count.
 *
 * <p>Arguments: callers at once, devices a request, rounds, seconds a turn.
 */
public final class IntakeBenchmark {

  /** As many as the server's pool has. */
  private static final int CONNECTIONS = 10;

  private static final TenantId TENANT = new TenantId("acme");

  private final int callers;
  private final int devices;
  private final int seconds;

  private IntakeBenchmark(int callers, int devices, int seconds) {
    this.callers = callers;
    this.devices = devices;
    this.seconds = seconds;
  }

  /** Both ways of taking requests into one kind of database. */
  private record Pair(String database, DeletionQueue each, DeletionQueue shared) {

    Pair(String database, Database each, Database shared) {
      this(database, new JdbcDeletionQueue(each), new JdbcDeletionQueue(shared));
    }
  }

  /** What a round came to: requests a second, each way. */
  private record Round(double each, double shared) {

    double ratio() {
      return shared / each;
    }
  }

  /** Prints a line for each round, and the table of medians. */
  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("postgres.fsync", "on");
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    IntakeBenchmark benchmark = new IntakeBenchmark(numbers[0], numbers[1], numbers[3]);
    Pair postgres = new Pair("PostgreSQL", postgres(0), postgres(Integer.MAX_VALUE));
    Pair sqlite = new Pair("SQLite", sqlite(1), sqlite(64));
    benchmark.round(postgres);
    benchmark.round(sqlite);
    List<Round> onPostgres = new ArrayList<>();
    List<Round> onSqlite = new ArrayList<>();
    for (int round = 0; round < numbers[2]; round++) {
      onPostgres.add(benchmark.round(postgres));
      onSqlite.add(benchmark.round(sqlite));
    }
    printMedians(postgres, onPostgres);
    printMedians(sqlite, onSqlite);
    System.exit(0);
  }

  private Round round(Pair pair) throws InterruptedException {
    Round round = new Round(measure(pair.each()), measure(pair.shared()));
    System.out.printf(
        "%-10s %,7.0f %,7.0f %5.1f%n",
        pair.database(), round.each(), round.shared(), round.ratio());
    return round;
  }

  private static void printMedians(Pair pair, List<Round> rounds) {
    System.out.printf(
        "| %s | %,.0f | %,.0f | %.1f (%.1f to %.1f) |%n",
        pair.database(),
        quantile(rounds, Round::each, 0.5),
        quantile(rounds, Round::shared, 0.5),
        quantile(rounds, Round::ratio, 0.5),
        quantile(rounds, Round::ratio, 0),
        quantile(rounds, Round::ratio, 1));
  }

  private static double quantile(
      List<Round> rounds, ToDoubleFunction<Round> figure, double quantile) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(int) (quantile * (sorted.length - 1))];
  }

  private static Database postgres(int mostSharingLines) {
    String name = PostgresServer.newDatabase();
    HikariDataSource intake =
        PostgresServer.pool(name, PostgresConnections.INTAKE_INITIAL_SQL, CONNECTIONS);
    return new PostgresDatabase(intake, intake, mostSharingLines);
  }

  private static Database sqlite(int largestGroup) {
    Path file = SqliteStore.newFile();
    HikariDataSource writer = SqliteStore.pool(file, SqliteConnections.WRITER, 1);
    JdbcSchema.migrate(writer);
    HikariDataSource readers = SqliteStore.pool(file, SqliteConnections.READERS, CONNECTIONS);
    return new SqliteDatabase(writer, readers, largestGroup);
  }

  /** Requests a second. */
  private double measure(DeletionQueue queue) throws InterruptedException {
    LongAdder requests = new LongAdder();
    ExecutorService executor = Executors.newFixedThreadPool(callers);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    IntStream.range(0, callers)
        .forEach(caller -> executor.execute(() -> call(queue, caller, end, requests)));
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.HOURS);
    return requests.sum() * 1e9 / (System.nanoTime() - start);
  }

  private void call(DeletionQueue queue, int caller, long end, LongAdder requests) {
    SampleBatches batches = new SampleBatches(() -> new BatchId(timeOrdered()));
    Vector<Device> asked = SampleDevices.devices(caller * devices, (caller + 1) * devices);
    while (System.nanoTime() < end) {
      queue.enqueue(batches.of(TENANT, asked.map(SampleDevices::entry)), Grace.NONE);
      requests.increment();
    }
  }

  /** As version 7 would be: it grows with time. */
  private static UUID timeOrdered() {
    return new UUID(System.nanoTime(), UUID.randomUUID().getLeastSignificantBits());
  }
}
