package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresDatabase;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a hint saves where dead rows pile up, and that it never hides work for long. */
final class PostgresClaimHintTest {

  private static final int SETTLED = 20_000;
  private static final int WAITING = 400;
  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final DataSource work =
      PostgresServer.pool(store.database(), PostgresConnections.WORK_INITIAL_SQL, 2);
  private final AtomicLong now = new AtomicLong();
  private final Database database = new PostgresDatabase(work, work);
  private final JdbcDueDeletions dueDeletions =
      new JdbcDueDeletions(
          database,
          new QueueOverview(database, now::get),
          new LineSettlement(
              database.dialect(),
              StoreUnderTest.SETTINGS.rule(),
              new RecordWriter(database.dialect(), "node")),
          StoreUnderTest.SETTINGS.retryPolicy());

  @AfterEach
  void close() throws Exception {
    ((AutoCloseable) work).close();
    store.close();
  }

  @Test
  void behindAnOldSnapshotAClaimWithAHintReadsAFractionOfThePages() {
    fillQueue();
    try (Handle snapshot = store.sql().open()) {
      snapshot.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
      snapshot.createQuery("SELECT count(*) FROM deletion_work").mapTo(int.class).one();
      store
          .sql()
          .useHandle(
              handle ->
                  handle.execute(
                      "DELETE FROM deletion_work WHERE due_at < now() - INTERVAL '400 seconds'"));
      WorkKey hint = lastSettled();

      int without = pagesOfAClaim(WorkKey.FIRST);
      int with = pagesOfAClaim(hint);

      assertThat(without).as("pages without a hint, %d with one", with).isGreaterThan(5 * with);
    }
  }

  /** One line each, a second apart, at random places of the heap's key. */
  private void fillQueue() {
    store
        .sql()
        .useHandle(
            handle -> {
              handle.execute("ALTER TABLE deletion_work SET (autovacuum_enabled = false)");
              handle.execute(
                  """
                  INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
                  SELECT 'acme', gen_random_uuid(), now() - number * INTERVAL '1 second', '{0}'
                    FROM generate_series(1, ?) AS number
                  """,
                  SETTLED + WAITING);
            });
  }

  /** The time of the oldest that is left, less a little. */
  private WorkKey lastSettled() {
    long due =
        store
            .sql()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT CAST(extract(epoch FROM min(due_at)) * 1000000 AS bigint) - 1
                              FROM deletion_work
                            """)
                        .mapTo(Long.class)
                        .one());
    return new WorkKey(due, WorkKey.FIRST.batch(), 0);
  }

  /** The claim is undone: both begin from the same pages. */
  private int pagesOfAClaim(WorkKey after) {
    try (Handle handle = store.sql().open()) {
      handle.begin();
      String plan =
          String.join(
              "\n",
              handle
                  .createQuery(
                      "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) "
                          + database.dialect().statements().claimWork())
                  .define("parts", Claims.SIZE.parts())
                  .bind("tenant", "acme")
                  .bind("afterDue", after.due())
                  .bind("afterBatch", after.batch().toString())
                  .bind("afterPart", after.part())
                  .mapTo(String.class)
                  .list());
      handle.rollback();
      return pages(plan);
    }
  }

  /** The top of the plan counts for the whole of it. */
  private static int pages(String plan) {
    Matcher found = BUFFERS.matcher(plan);
    assertThat(found.find()).as(plan).isTrue();
    String read = found.group(2);
    return Integer.parseInt(found.group(1)) + (read == null ? 0 : Integer.parseInt(read));
  }

  private Vector<DeletionBatch> scheduled(int count) {
    SampleBatches batches = new SampleBatches();
    Vector<DeletionBatch> scheduled =
        devices(0, count).map(device -> batches.of(ACME, device)).toVector();
    scheduled.forEach(batch -> store.deletionQueue().enqueue(batch, Grace.NONE));
    return scheduled;
  }

  /** As if it had been committed late, by a slow transaction. */
  private DeletionBatch scheduleBelowTheHint() {
    DeletionBatch below =
        new SampleBatches(() -> new BatchId(UUID.randomUUID())).of(ACME, device(9_999));
    store.deletionQueue().enqueue(below, Grace.NONE);
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE deletion_work SET due_at = due_at - INTERVAL '1 hour'"
                        + " WHERE batch_id = ?",
                    below.id().value()));
    return below;
  }

  private boolean claims(DeletionBatch batch) {
    return Claims.claim(dueDeletions, ACME)
        .settlements()
        .map(Settlement::line)
        .exists(line -> line.batch().equals(batch.id()));
  }

  @Test
  void workBelowTheHintIsFoundAfterAShortClaim() {
    scheduled(Claims.SIZE.parts() * 2 + 1);
    Claims.claim(dueDeletions, ACME);
    DeletionBatch below = scheduleBelowTheHint();

    assertThat(claims(below)).as("in a full claim after the hint").isFalse();
    assertThat(claims(below)).as("in the short one").isFalse();
    assertThat(claims(below)).as("afterwards").isTrue();
  }

  @Test
  void workBelowTheHintIsFoundAfterAFailure() {
    scheduled(Claims.SIZE.parts() * 3);
    Claims.claim(dueDeletions, ACME);
    DeletionBatch below = scheduleBelowTheHint();
    assertThat(claims(below)).as("in a claim after the hint").isFalse();

    try (Handle inTheWay = store.sql().open()) {
      inTheWay.begin();
      inTheWay.execute("LOCK TABLE deletion_record IN ACCESS EXCLUSIVE MODE");
      assertThat(claimFails()).isTrue();
      inTheWay.rollback();
    }

    assertThat(claims(below)).isTrue();
  }

  private boolean claimFails() {
    try {
      Claims.claim(dueDeletions, ACME);
      return false;
    } catch (RuntimeException lockTimeout) {
      return true;
    }
  }

  @Test
  void workBelowTheHintIsFoundAfterFiveSeconds() {
    scheduled(Claims.SIZE.parts() * 4);
    Claims.claim(dueDeletions, ACME);
    DeletionBatch below = scheduleBelowTheHint();
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(claims(below)).as("in a claim after the hint").isFalse();

    now.incrementAndGet();

    assertThat(claims(below)).isTrue();
  }
}
