package io.devicedeletions.adapters.jdbc.benchmark;

import io.devicedeletions.adapters.jdbc.testkit.NodeWorkers;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.service.RemovalWorkers;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/**
 * What it costs to settle a part while somebody holds a snapshot open under load, looks ahead
 * included, ten seconds a line: on PostgreSQL, nothing that is settled meanwhile can be cleared
 * away. A ratio is to the last line before.
 *
 * <p>Arguments: seconds before, seconds with the snapshot, seconds after, batches a second, devices
 * a batch, workers.
 */
public final class SnapshotBenchmark {

  private static final int SECONDS_A_LINE = 10;
  private static final int TENANTS = 4;

  private final BenchmarkStore benchmark;
  private final Jdbi sql;
  private final ClaimLog log = new ClaimLog();
  private final Queue<Double> looks = new ConcurrentLinkedQueue<>();
  private double costBefore;
  private volatile boolean done;
  private long buffersBefore;
  private int claimsBefore;

  private SnapshotBenchmark(BenchmarkStore benchmark) {
    this.benchmark = benchmark;
    this.sql = Jdbi.create(benchmark.intake());
  }

  /** Runs it once. */
  public static void main(String[] arguments) throws InterruptedException, SQLException {
    int[] numbers =
        Vector.of(arguments).map(Integer::parseInt).toJavaStream().mapToInt(n -> n).toArray();
    try (BenchmarkStore benchmark = BenchmarkStore.open("postgres", numbers[5])) {
      new SnapshotBenchmark(benchmark).run(numbers);
    }
    System.exit(0);
  }

  private void run(int[] numbers) throws InterruptedException, SQLException {
    RemovalWorkers removal =
        NodeWorkers.start(
            benchmark.store(),
            new Timed(benchmark.store().dueDeletions(), looks),
            BatchLimit.PUBLISHED,
            numbers[5],
            log);
    Thread load = new Thread(() -> schedule(numbers[3], numbers[4]), "load");
    load.start();
    try (removal) {
      System.out.println("          parts/s  claims/s  pages/part  ratio  claims, ms / looks, ms");
      watch("before", numbers[0]);
      try (Connection snapshot = benchmark.intake().getConnection()) {
        hold(snapshot);
        watch("held", numbers[1]);
      }
      watch("after", numbers[2]);
      done = true;
      load.join();
    }
  }

  /** A steady rate; where the store cannot take it, as fast as it can. */
  private void schedule(int batchesASecond, int batchSize) {
    BenchmarkData data = new BenchmarkData(benchmark.store());
    long begun = System.nanoTime();
    for (int number = 0; !done; number++) {
      long early = begun + number * 1_000_000_000L / batchesASecond - System.nanoTime();
      LockSupport.parkNanos(early);
      data.scheduleOne(
          new TenantId("tenant-" + number % TENANTS), number * batchSize, (number + 1) * batchSize);
    }
  }

  private static void hold(Connection snapshot) throws SQLException {
    snapshot.setAutoCommit(false);
    snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = snapshot.createStatement()) {
      statement.execute("SELECT count(*) FROM deletion_work");
    }
  }

  private void watch(String phase, int seconds) throws InterruptedException {
    for (int line = 0; line < seconds / SECONDS_A_LINE; line++) {
      Thread.sleep(SECONDS_A_LINE * 1_000L);
      report(phase);
    }
  }

  private void report(String phase) {
    Seq<ClaimLog.Entry> claims = log.entries().drop(claimsBefore);
    long buffers = buffersOfWorkers();
    double parts = claims.map(ClaimLog.Entry::parts).sum().doubleValue();
    double cost = (buffers - buffersBefore) / Math.max(1, parts);
    costBefore = phase.equals("before") ? cost : costBefore;
    System.out.printf(
        "%-8s %,8.0f  %,8.1f  %,10.0f  %5.2f  %s / %s%n",
        phase,
        parts / SECONDS_A_LINE,
        (double) claims.size() / SECONDS_A_LINE,
        cost,
        cost / costBefore,
        new Quantiles(claims.map(ClaimLog.Entry::milliseconds)),
        new Quantiles(Vector.ofAll(looks)));
    looks.clear();
    claimsBefore += claims.size();
    buffersBefore = buffers;
  }

  /** Of their transactions and of their looks ahead. */
  private long buffersOfWorkers() {
    return sql.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(sum(io.hits + io.reads), 0)
                      FROM pg_stat_activity activity
                     CROSS JOIN LATERAL pg_stat_get_backend_io(activity.pid) io
                     WHERE activity.application_name = :name AND io.object = 'relation'
                    """)
                .bind("name", BenchmarkStore.WORKERS_NAME)
                .mapTo(long.class)
                .one());
  }

  private record Timed(DueDeletions due, Queue<Double> looks) implements DueDeletions {

    @Override
    public DueWork lookAhead() {
      long begun = System.nanoTime();
      DueWork work = due.lookAhead();
      looks.add((System.nanoTime() - begun) / 1e6);
      return work;
    }

    @Override
    public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
      return due.settle(tenant, size, blame);
    }
  }
}
