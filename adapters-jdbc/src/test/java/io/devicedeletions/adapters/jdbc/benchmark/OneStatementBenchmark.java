package io.devicedeletions.adapters.jdbc.benchmark;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;

/**
 * What it costs that outcomes are decided in the domain: our removal beside a single statement that
 * claims, removes and records, on the same data, one worker, in turns.
 *
 * <p>Arguments: devices, devices a batch, parts a claim, rounds after the one that warms up.
 */
public final class OneStatementBenchmark {

  private static final TenantId TENANT = new TenantId("acme");

  /** It knows two outcomes only, and compares names by their bytes: less than ours has to do. */
  private static final String REMOVE =
      """
      WITH oldest AS MATERIALIZED (
        SELECT batch_id, part
          FROM deletion_work
         WHERE tenant = :tenant AND due_at <= now()
         ORDER BY due_at, batch_id, part
         LIMIT <parts>
           FOR UPDATE SKIP LOCKED),
      claimed AS (
        DELETE FROM deletion_work work
         USING oldest
         WHERE work.tenant = :tenant
           AND work.batch_id = oldest.batch_id
           AND work.part = oldest.part
        RETURNING work.batch_id, work.attempts, work.lines),
      asked AS MATERIALIZED (
        SELECT claimed.batch_id, line.number AS line, claimed.attempts + 1 AS attempts,
               CAST(batch.uids[line.number + 1] AS uuid) AS uid,
               batch.names[line.number + 1] AS name
          FROM claimed
          JOIN deletion_batch batch
            ON batch.tenant = :tenant AND batch.batch_id = claimed.batch_id
         CROSS JOIN LATERAL unnest(claimed.lines) AS line (number)),
      removed AS (
        DELETE FROM device
         USING asked
         WHERE device.tenant = :tenant AND device.uid = asked.uid AND device.name = asked.name
        RETURNING asked.batch_id, asked.line, asked.attempts, asked.uid, asked.name,
                  row_to_json(device) AS removed_device)
      INSERT INTO deletion_record (
          tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
      SELECT :tenant, batch_id, line, uid, name, 'REMOVED', attempts, 'node', now(), removed_device
        FROM removed
       UNION ALL
      SELECT :tenant, batch_id, line, uid, name, 'NOT_FOUND', attempts, 'node', now(), NULL
        FROM asked
       WHERE (batch_id, line) NOT IN (SELECT batch_id, line FROM removed)
      """;

  private final BenchmarkStore benchmark;
  private final BenchmarkData data;
  private final int devices;
  private final int batchSize;
  private final int parts;

  private OneStatementBenchmark(BenchmarkStore benchmark, int devices, int batchSize, int parts) {
    this.benchmark = benchmark;
    this.data = new BenchmarkData(benchmark.store());
    this.devices = devices;
    this.batchSize = batchSize;
    this.parts = parts;
  }

  /** Runs both claim by claim in turns, so that neither has the better hour. */
  public static void main(String[] arguments) {
    try (BenchmarkStore benchmark = BenchmarkStore.open("postgres", 1)) {
      OneStatementBenchmark run =
          new OneStatementBenchmark(
              benchmark,
              Integer.parseInt(arguments[0]),
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]));
      for (int round = 0; round <= Integer.parseInt(arguments[3]); round++) {
        run.measure(round == 0 ? "warm-up" : "round " + round);
      }
    }
    System.exit(0);
  }

  /** Begins with tables that were vacuumed, or a round would pay for the one before. */
  private void measure(String round) {
    data.register(TENANT, 0, devices);
    data.schedule(TENANT, 0, devices, batchSize);
    Jdbi.create(benchmark.intake())
        .useHandle(handle -> handle.execute("VACUUM ANALYZE deletion_work, device"));
    Jdbi jdbi = Jdbi.create(benchmark.work());
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int left = devices; left > 0; left -= 2 * parts * batchSize) {
      ours.add(millisecondsOf(this::claim));
      theirs.add(millisecondsOf(() -> removeInOneStatement(jdbi)));
    }
    Quantiles our = new Quantiles(Vector.ofAll(ours));
    Quantiles their = new Quantiles(Vector.ofAll(theirs));
    System.out.printf("%s, ms a claim: ours %s, one statement %s%n", round, our, their);
    System.out.printf("  ratio of speeds by the median: %.2f%n", their.at(0.5) / our.at(0.5));
  }

  private double millisecondsOf(IntSupplier removal) {
    long begun = System.nanoTime();
    int settled = removal.getAsInt();
    if (settled != parts * batchSize) {
      throw new IllegalStateException("settled " + settled + ": devices must fill pairs of claims");
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private int claim() {
    return benchmark
        .store()
        .dueDeletions()
        .settle(TENANT, new ClaimSize(parts), Blame.LASTING_ERRORS)
        .lines();
  }

  private int removeInOneStatement(Jdbi jdbi) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(REMOVE)
                .define("parts", parts)
                .bind("tenant", TENANT.value())
                .execute());
  }
}
