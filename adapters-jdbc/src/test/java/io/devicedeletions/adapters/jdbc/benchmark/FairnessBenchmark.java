package io.devicedeletions.adapters.jdbc.benchmark;

import io.devicedeletions.adapters.jdbc.testkit.NodeWorkers;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.service.RemovalWorkers;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long twenty small tenants wait while one with very many devices is being served.
 *
 * <p>Arguments: {@code postgres} or {@code sqlite}, the big one's devices in batches of 100,
 * workers, the devices in each of the small ones' batches (100 in all), the big one's weight.
 */
public final class FairnessBenchmark {

  private static final TenantId BIG = new TenantId("big");
  private static final int SMALL_TENANTS = 20;
  private static final int SMALL_DEVICES = 100;

  private final BenchmarkStore benchmark;
  private final BenchmarkData data;
  private final int devices;
  private final int workers;
  private final int smallBatch;
  private final ClaimLog log = new ClaimLog();
  private final Queue<Long> looks = new ConcurrentLinkedQueue<>();

  private FairnessBenchmark(BenchmarkStore benchmark, int devices, int workers, int smallBatch) {
    this.benchmark = benchmark;
    this.data = new BenchmarkData(benchmark.store());
    this.devices = devices;
    this.workers = workers;
    this.smallBatch = smallBatch;
  }

  /** Runs it once. */
  public static void main(String[] arguments) throws InterruptedException {
    int workers = Integer.parseInt(arguments[2]);
    try (BenchmarkStore benchmark = BenchmarkStore.open(arguments[0], workers)) {
      FairnessBenchmark run =
          new FairnessBenchmark(
              benchmark, Integer.parseInt(arguments[1]), workers, Integer.parseInt(arguments[3]));
      run.weigh(Integer.parseInt(arguments[4]));
      run.measure();
    }
    System.exit(0);
  }

  private void weigh(int weight) {
    benchmark
        .store()
        .tenants()
        .save(new Tenant(BIG, true, TenantSettings.DEFAULT.withWeight(weight)));
  }

  private void measure() throws InterruptedException {
    data.register(BIG, 0, devices);
    small().forEach(tenant -> data.register(tenant, 0, SMALL_DEVICES));
    data.schedule(BIG, 0, devices, 100);
    RemovalWorkers removal =
        NodeWorkers.start(
            benchmark.store(),
            new TimedLooks(benchmark.store().dueDeletions(), looks),
            BatchLimit.PUBLISHED,
            workers,
            log);
    try (removal) {
      log.awaitLines(devices / 10);
      Map<TenantId, Long> due = small().toMap(tenant -> tenant, tenant -> scheduleNow(tenant));
      while (small().exists(tenant -> settled(tenant) < SMALL_DEVICES)) {
        Thread.sleep(5);
      }
      report(due, log.entries());
    }
  }

  private static Seq<TenantId> small() {
    return Vector.range(0, SMALL_TENANTS).map(number -> new TenantId("small-" + number));
  }

  private long scheduleNow(TenantId tenant) {
    data.schedule(tenant, 0, SMALL_DEVICES, smallBatch);
    return System.nanoTime();
  }

  private long settled(TenantId tenant) {
    return log.of(tenant).map(ClaimLog.Entry::lines).sum().longValue();
  }

  private void report(Map<TenantId, Long> due, Seq<ClaimLog.Entry> claims) {
    long firstDue = due.values().min().getOrElse(0L);
    long lastSettled = small().map(this::lastSettled).max().getOrElse(0L);
    Seq<ClaimLog.Entry> during =
        claims.filter(claim -> claim.at() >= firstDue && claim.at() <= lastSettled);
    double longest = during.map(ClaimLog.Entry::milliseconds).max().getOrElse(0.0);
    double refresh = longestBetweenLooks(firstDue, lastSettled);
    int round = (SMALL_TENANTS + 1 + workers - 1) / workers;
    System.out.printf("claims meanwhile, ms:  %s%n", quantiles(during));
    System.out.printf(
        "of the big tenant:     %d of %d%n",
        during.count(claim -> claim.tenant().equals(BIG)), during.size());
    System.out.printf("ring refresh, ms:      %.0f%n", refresh);
    int turns = small().map(tenant -> log.of(tenant).size()).max().getOrElse(1);
    double bound = refresh + turns * round * longest;
    System.out.printf(
        "bound, ms:             %.0f + %d turn(s) x %d x %.0f = %.0f%n",
        refresh, turns, round, longest, bound);
    Seq<Double> waits =
        small().map(tenant -> (lastSettled(tenant) - due.get(tenant).getOrElse(0L)) / 1e6);
    System.out.printf("waits of the small, ms: %s%n", new Quantiles(waits));
    System.out.printf(
        "under the bound:       %d of %d; failures: %d%n",
        waits.count(wait -> wait <= bound), SMALL_TENANTS, log.failures());
  }

  private static Quantiles quantiles(Seq<ClaimLog.Entry> claims) {
    return new Quantiles(claims.map(ClaimLog.Entry::milliseconds));
  }

  private long lastSettled(TenantId tenant) {
    return log.of(tenant).map(ClaimLog.Entry::at).max().getOrElse(0L);
  }

  private double longestBetweenLooks(long from, long to) {
    Vector<Long> times = Vector.ofAll(looks).filter(time -> time <= to).sorted();
    return times
            .zip(times.drop(1))
            .filter(pair -> pair._2() >= from)
            .map(pair -> pair._2() - pair._1())
            .max()
            .getOrElse(0L)
        / 1e6;
  }

  private record TimedLooks(DueDeletions due, Queue<Long> looks) implements DueDeletions {

    @Override
    public DueWork lookAhead() {
      DueWork work = due.lookAhead();
      looks.add(System.nanoTime());
      return work;
    }

    @Override
    public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
      return due.settle(tenant, size, blame);
    }
  }
}
