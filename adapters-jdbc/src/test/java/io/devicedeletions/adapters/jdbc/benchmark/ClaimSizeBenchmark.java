package io.devicedeletions.adapters.jdbc.benchmark;

import io.devicedeletions.adapters.jdbc.testkit.NodeWorkers;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.service.RemovalWorkers;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long claims take whose size adapts, and what that gains over claims of eight parts.
 *
 * <p>Arguments: {@code postgres} or {@code sqlite}, devices, devices a batch, workers.
 */
public final class ClaimSizeBenchmark {

  private static final TenantId TENANT = new TenantId("acme");
  private static final ClaimSize EIGHT = new ClaimSize(8);

  private final BenchmarkStore benchmark;
  private final BenchmarkData data;
  private final int devices;
  private final int batchSize;
  private final int workers;

  private ClaimSizeBenchmark(BenchmarkStore benchmark, int devices, int batchSize, int workers) {
    this.benchmark = benchmark;
    this.data = new BenchmarkData(benchmark.store());
    this.devices = devices;
    this.batchSize = batchSize;
    this.workers = workers;
  }

  /** Runs both ways twice, in turns. */
  public static void main(String[] arguments) throws InterruptedException {
    int workers = Integer.parseInt(arguments[3]);
    try (BenchmarkStore benchmark = BenchmarkStore.open(arguments[0], workers)) {
      new ClaimSizeBenchmark(
              benchmark, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), workers)
          .measure();
    }
    System.exit(0);
  }

  private void measure() throws InterruptedException {
    for (int round = 1; round <= 2; round++) {
      fill();
      double fixed = rateOf(this::removeByEights);
      fill();
      ClaimLog log = new ClaimLog();
      double adaptive = rateOf(() -> removeAdaptively(log));
      System.out.printf(
          "%d x %d lines: by eights %,.0f devices/s, adaptive %,.0f devices/s, ratio %.2f%n",
          devices / batchSize, batchSize, fixed, adaptive, adaptive / fixed);
      report(log.entries());
    }
  }

  private void fill() {
    data.register(TENANT, 0, devices);
    data.schedule(TENANT, 0, devices, batchSize);
  }

  private interface Removal {
    void run() throws InterruptedException;
  }

  private double rateOf(Removal removal) throws InterruptedException {
    long begun = System.nanoTime();
    removal.run();
    return devices / ((System.nanoTime() - begun) / 1e9);
  }

  private void removeByEights() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    for (int worker = 0; worker < workers; worker++) {
      threads.execute(this::drainByEights);
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.HOURS);
  }

  private void drainByEights() {
    while (!benchmark
        .store()
        .dueDeletions()
        .settle(TENANT, EIGHT, Blame.LASTING_ERRORS)
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void removeAdaptively(ClaimLog log) throws InterruptedException {
    RemovalWorkers removal =
        NodeWorkers.start(
            benchmark.store(),
            benchmark.store().dueDeletions(),
            new BatchLimit(Math.max(100, batchSize)),
            workers,
            log);
    try (removal) {
      log.awaitLines(devices);
    }
  }

  private static void report(Seq<ClaimLog.Entry> claims) {
    System.out.printf(
        "  claims, ms:     %s%n", new Quantiles(claims.map(ClaimLog.Entry::milliseconds)));
    System.out.printf(
        "  parts a claim:  %s%n", new Quantiles(claims.map(claim -> (double) claim.parts())));
    System.out.printf("  over 100 ms:    %d%n", claims.count(claim -> claim.milliseconds() > 100));
    System.out.printf(
        "  in order:       %s%n",
        claims
            .take(40)
            .map(claim -> claim.parts() + ":" + Math.round(claim.milliseconds()))
            .mkString(" "));
  }
}
