package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.jdbc.health.EngineHealth.PostgresHealth;
import io.devicedeletions.adapters.jdbc.health.EngineHealth.SqliteHealth;
import io.devicedeletions.adapters.jdbc.health.StoreHealth;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Looks at the store every five seconds, and shows what it saw last: who reads the metrics keeps
 * nobody waiting, however often. What cannot be seen is no number. Thread-safe.
 */
final class StoreWatch implements AutoCloseable {

  private static final int SECONDS_BETWEEN = 5;

  private final Supplier<StoreHealth> store;
  private final Counter failures;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(StoreWatch::newThread);
  private volatile Option<StoreHealth> seen = Option.none();

  private StoreWatch(Supplier<StoreHealth> store, MeterRegistry registry) {
    this.store = store;
    this.failures = registry.counter("store.health.failures");
  }

  private static Thread newThread(Runnable loop) {
    Thread thread = new Thread(loop, "device-deletions-watch");
    thread.setDaemon(true);
    return thread;
  }

  static StoreWatch start(
      DatabaseConfiguration database, Supplier<StoreHealth> store, MeterRegistry registry) {
    StoreWatch watch = new StoreWatch(store, registry);
    watch.show(registry);
    if (database instanceof Sqlite) {
      watch.showSqlite(registry);
    } else {
      watch.showPostgres(registry);
    }
    var unused =
        watch.timer.scheduleWithFixedDelay(watch::look, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return watch;
  }

  /** A timer forgets a task that throws. */
  private void look() {
    try {
      seen = Option.some(store.get());
    } catch (RuntimeException | Error failed) {
      seen = Option.none();
      failures.increment();
    }
  }

  private void show(MeterRegistry registry) {
    gauge("deletions.due.oldest", health -> seconds(health.oldestDueWork()))
        .baseUnit("seconds")
        .register(registry);
    gauge("deletions.due.tenants", StoreHealth::tenantsWithDueWork).register(registry);
    gauge("deletions.dead.lines", StoreHealth::deadLines).register(registry);
  }

  private void showPostgres(MeterRegistry registry) {
    postgres("postgres.snapshot.oldest", health -> seconds(health.oldestSnapshot()))
        .baseUnit("seconds")
        .register(registry);
    postgres("postgres.snapshot.age", health -> (double) health.oldestSnapshotAge())
        .baseUnit("transactions")
        .register(registry);
    postgres("postgres.records.ahead", PostgresHealth::recordDaysAhead)
        .baseUnit("days")
        .register(registry);
    postgres("postgres.work.dead", health -> (double) health.deadWork())
        .baseUnit("rows")
        .register(registry);
  }

  private void showSqlite(MeterRegistry registry) {
    sqlite("sqlite.file", health -> (double) health.fileBytes())
        .baseUnit("bytes")
        .register(registry);
    sqlite("sqlite.log", health -> (double) health.logBytes()).baseUnit("bytes").register(registry);
  }

  private Gauge.Builder<StoreWatch> gauge(String name, ToDoubleFunction<StoreHealth> number) {
    return Gauge.builder(
        name, this, watch -> watch.seen.map(number::applyAsDouble).getOrElse(Double.NaN));
  }

  private Gauge.Builder<StoreWatch> postgres(String name, ToDoubleFunction<PostgresHealth> number) {
    return gauge(
        name,
        health ->
            health.engine() instanceof PostgresHealth engine
                ? number.applyAsDouble(engine)
                : Double.NaN);
  }

  private Gauge.Builder<StoreWatch> sqlite(String name, ToDoubleFunction<SqliteHealth> number) {
    return gauge(
        name,
        health ->
            health.engine() instanceof SqliteHealth engine
                ? number.applyAsDouble(engine)
                : Double.NaN);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
