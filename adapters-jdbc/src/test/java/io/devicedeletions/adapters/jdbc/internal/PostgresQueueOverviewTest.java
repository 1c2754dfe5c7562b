package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresDatabase;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long an overview may not see what appears behind what was settled. */
final class PostgresQueueOverviewTest {

  private static final int MANY_PARTS = 256;
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final SampleBatches batches = new SampleBatches();
  private final AtomicLong now = new AtomicLong();
  private final AtomicBoolean away = new AtomicBoolean();
  private final DataSource connections = connectionsThatMayBeAway();
  private final Database database = new PostgresDatabase(connections, connections);
  private final QueueOverview overview = new QueueOverview(database, now::get);

  /** It takes as long to find that out as a network that swallows everything does. */
  private DataSource connectionsThatMayBeAway() {
    DataSource real = PostgresServer.connections(store.database());
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? connect(real)
                    : method.invoke(real, arguments));
  }

  private Connection connect(DataSource real) throws SQLException {
    if (away.get()) {
      now.addAndGet(OUTAGE.toNanos());
      throw new SQLException("no answer", "08006");
    }
    return real.getConnection();
  }

  @BeforeEach
  void manyPartsWereSettled() {
    overview.lookAhead();
    ClaimedPart settled =
        new ClaimedPart(at(Duration.ofHours(1)), 0, false, Vector.empty(), Option.none());
    overview.claimed(ACME, WorkKey.FIRST, Vector.fill(MANY_PARTS, settled), false);
    assertThat(overview.after(ACME)).isEqualTo(settled.key());
  }

  @AfterEach
  void close() {
    database.close();
    store.close();
  }

  /** On the database's scale, so long before now. */
  private static WorkKey at(Duration ago) {
    return WorkKey.beforeAllDue(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(ago)));
  }

  @Test
  void howLongAStoreIsAwayDoesNotPutOffTheNextLookEverywhere() {
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    away.set(true);
    assertThatThrownBy(overview::lookAhead).hasStackTraceContaining("no answer");
    away.set(false);

    now.addAndGet(Duration.ofSeconds(5).toNanos());

    assertThat(overview.after(ACME)).isEqualTo(WorkKey.FIRST);
  }

  /** What was put back may stand behind what a claim beside it has settled. */
  @Test
  void aClaimThatLookedForACulpritIsFollowedByOneFromTheBeginning() {
    JdbcDueDeletions dueDeletions =
        new JdbcDueDeletions(
            database,
            overview,
            new LineSettlement(
                database.dialect(),
                StoreUnderTest.SETTINGS.rule(),
                new RecordWriter(database.dialect(), "node")),
            StoreUnderTest.SETTINGS.retryPolicy());
    dueDeletions.settle(ACME, Claims.SIZE, Blame.PASSING_ERRORS_TOO);

    assertThat(overview.after(ACME)).isEqualTo(WorkKey.FIRST);
  }

  @Test
  void whatIsDueLaterDoesNotHideWhatBecomesDueMeanwhile() {
    schedule(new Grace(Duration.ofMinutes(10)));
    assertThat(overview.lookAhead().tenants()).isEmpty();

    DeletionBatch requeued = schedule(Grace.NONE);
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE deletion_work SET due_at = now() - INTERVAL '1 minute'"
                        + " WHERE batch_id = ?",
                    requeued.id().value()));

    assertThat(overview.lookAhead().tenants().map(DueTenant::tenant)).containsExactly(ACME);
  }

  private DeletionBatch schedule(Grace grace) {
    DeletionBatch batch = batches.of(ACME, device(1));
    store.deletionQueue().enqueue(batch, grace);
    return batch;
  }
}
