package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import io.devicedeletions.bootstrap.campaign.store.StoreState.PendingWork;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Batches that were made four days old: settled ones, that are to be pruned whole, and waiting
 * ones, that must stay. It knows what they held, so that a checker may look at what is left as if
 * nothing had been pruned.
 */
final class Archive {

  /** Whoever asked last may ask again under the same key, which would be free. */
  private static final double OF_THE_LEDGER = 0.8;

  private final World world;
  private final Set<String> settled;
  private final Set<String> waiting;
  private final List<StoredBatch> batches;
  private final List<RecordedLine> records;

  private Archive(World world, StoreState state, Set<String> settled, Set<String> waiting) {
    this.world = world;
    this.settled = settled;
    this.waiting = waiting;
    this.batches = state.batches().stream().filter(batch -> has(batch.batchId())).toList();
    this.records = state.records().stream().filter(record -> has(record.key().batchId())).toList();
  }

  /** Makes every other batch old, of those that a client was answered 202 for some time ago. */
  static Archive age(World world, Random random) {
    List<LedgerEntry> ledger = world.ledger().entries();
    Set<String> asked =
        ledger.subList(0, (int) (ledger.size() * OF_THE_LEDGER)).stream()
            .filter(entry -> entry.accepted().isPresent())
            .map(LedgerEntry::requestId)
            .collect(Collectors.toSet());
    StoreState state = world.state();
    Set<String> working =
        state.work().stream().map(PendingWork::batchId).collect(Collectors.toSet());
    List<String> old =
        state.batches().stream()
            .filter(batch -> asked.contains(batch.requestId()) && random.nextBoolean())
            .map(StoredBatch::batchId)
            .toList();
    Archive archive =
        new Archive(
            world,
            state,
            old.stream().filter(batch -> !working.contains(batch)).collect(Collectors.toSet()),
            old.stream().filter(working::contains).collect(Collectors.toSet()));
    archive.age();
    return archive;
  }

  private boolean has(String batchId) {
    return settled.contains(batchId);
  }

  int settled() {
    return settled.size();
  }

  int waiting() {
    return waiting.size();
  }

  private boolean isSqlite() {
    return world.database() instanceof SqliteFolder;
  }

  private static String list(Set<String> batches) {
    return batches.stream().collect(Collectors.joining("','", "('", "')"));
  }

  private void age() {
    Set<String> both = Stream.of(settled, waiting).flatMap(Set::stream).collect(Collectors.toSet());
    if (isSqlite()) {
      world.sql(
          "BEGIN IMMEDIATE",
          "UPDATE deletion_batch SET accepted_at = accepted_at - 345600000 WHERE batch_id IN "
              + list(both),
          "UPDATE deletion_record SET settled_at = settled_at - 345600000 WHERE batch_id IN "
              + list(settled),
          "COMMIT");
    } else {
      world.sql(
          "BEGIN",
          makeDay(),
          "UPDATE deletion_batch SET accepted_at = accepted_at - INTERVAL '4 days'"
              + " WHERE batch_id IN "
              + list(both),
          "UPDATE deletion_record SET settled_at = "
              + noon()
              + " WHERE batch_id IN "
              + list(settled),
          "COMMIT");
    }
  }

  /** In the middle of a day, so that all of it is in one partition. */
  private static String noon() {
    return "(date_trunc('day', now() AT TIME ZONE 'UTC') - INTERVAL '84 hours') AT TIME ZONE 'UTC'";
  }

  private static String makeDay() {
    return """
        DO $$
        DECLARE
          day  date := (now() AT TIME ZONE 'UTC')::date - 4;
          name text := 'deletion_record_' || to_char(day, 'YYYYMMDD');
        BEGIN
          EXECUTE format('CREATE TABLE %I (LIKE deletion_record INCLUDING ALL)', name);
          EXECUTE format(
            'ALTER TABLE deletion_record ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            name, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
        END $$
        """;
  }

  /** True once nothing of what is settled is left. */
  boolean isGone() {
    return world.count("SELECT count(*) FROM deletion_batch WHERE batch_id IN " + list(settled))
            == 0
        && world.count("SELECT count(*) FROM deletion_record WHERE batch_id IN " + list(settled))
            == 0
        && (isSqlite() || oldDays() == 0);
  }

  private long oldDays() {
    return world.count(
        """
        SELECT count(*)
          FROM pg_class
         WHERE relname = 'deletion_record_'
                         || to_char((now() AT TIME ZONE 'UTC')::date - 4, 'YYYYMMDD')
        """);
  }

  /** Makes what waits as young as it was. */
  void makeWaitingYoung() {
    world.sql(
        "UPDATE deletion_batch SET accepted_at = accepted_at + "
            + (isSqlite() ? "345600000" : "INTERVAL '4 days'")
            + " WHERE batch_id IN "
            + list(waiting));
  }

  /** The state as if what was settled and old had stayed. */
  StoreState putBackInto(StoreState state) {
    return new StoreState(
        Stream.concat(
                state.batches().stream().filter(batch -> !has(batch.batchId())), batches.stream())
            .toList(),
        state.work(),
        Stream.concat(
                state.records().stream().filter(record -> !has(record.key().batchId())),
                records.stream())
            .toList(),
        state.dead(),
        state.devices());
  }
}
