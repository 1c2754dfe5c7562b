package io.devicedeletions.adapters.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.TenantShards;
import io.vavr.collection.Vector;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every statement of a removal stays within its tenant's shard; only the ring looks at all. */
class PostgresShardPlanTest {

  private static final PostgresDeviceStatements DEVICE_STATEMENTS = new PostgresDeviceStatements();

  private static final PostgresStatements STATEMENTS = new PostgresStatements();
  private static final PostgresInterventionStatements INTERVENTIONS =
      new PostgresInterventionStatements();
  private static final PostgresHistoryStatements HISTORY = new PostgresHistoryStatements();
  private static final String UID = "123e4567-e89b-12d3-a456-426614174000";
  private static final Pattern SHARD = Pattern.compile("_shard_(\\d)");

  @SuppressWarnings("NullAway.Init")
  private static HikariDataSource connections;

  @SuppressWarnings("NullAway.Init")
  private static Jdbi sql;

  @BeforeAll
  static void spreadTables() {
    connections =
        PostgresServer.pool(PostgresServer.newDatabase(), PostgresConnections.WORK_INITIAL_SQL, 1);
    sql =
        JdbiSettings.on(connections)
            .registerArrayType(String.class, "text")
            .registerArrayType(Integer.class, "int4");
    sql.useHandle(TenantShards::spread);
  }

  @AfterAll
  static void close() {
    connections.close();
  }

  @Test
  void aClaimStaysInOneShard() {
    assertThat(
            shards(
                STATEMENTS.claimWork(),
                query ->
                    query
                        .define("parts", 8)
                        .bind("afterDue", 0L)
                        .bind("afterBatch", new UUID(0, 0).toString())
                        .bind("afterPart", -1)))
        .hasSize(1);
  }

  @Test
  void devicesAreLockedAndDeletedInOneShard() {
    assertThat(
            shards(
                DEVICE_STATEMENTS.lockDevices(),
                query -> query.bindArray("uids", String.class, UID)))
        .hasSize(1);
    assertThat(
            shards(
                DEVICE_STATEMENTS.deleteDevices(),
                query -> query.bindArray("uid", String.class, UID)))
        .hasSize(1);
  }

  @Test
  void aBatchIsCancelledAndReadInOneShard() {
    String batch = UUID.randomUUID().toString();
    assertThat(shards(INTERVENTIONS.cancelWork(), query -> query.bind("batchId", batch)))
        .hasSize(1);
    assertThat(shards(STATEMENTS.batchById(), query -> query.bind("batchId", batch))).hasSize(1);
    assertThat(shards(STATEMENTS.batchByKey(), query -> query.bind("idempotencyKey", "key")))
        .hasSize(1);
  }

  @Test
  void deadLinesAreRequeuedInOneShard() {
    assertThat(shards(INTERVENTIONS.takeOldestDead(), query -> query.bind("atMost", 10)))
        .hasSize(1);
    assertThat(
            shards(
                INTERVENTIONS.takeDead(),
                query ->
                    query
                        .bindArray("batchIds", String.class, UID)
                        .bindArray("lines", Integer.class, 1)))
        .hasSize(1);
  }

  @Test
  void whoAsksIsAnsweredByOneShard() {
    OffsetDateTime time = OffsetDateTime.now(ZoneOffset.UTC);
    assertThat(
            shards(
                HISTORY.newestBatches(),
                query ->
                    query
                        .define("rows", 51)
                        .bind("since", time)
                        .bind("beforeTime", time)
                        .bind("beforeBatch", UID)))
        .hasSize(1);
    assertThat(
            shards(
                HISTORY.batchesWithWork(),
                query -> query.define("rows", 51).bind("beforeBatch", UID)))
        .hasSize(1);
    assertThat(
            shards(
                HISTORY.summaries(),
                query ->
                    query
                        .bindArray("batchIds", String.class, UID)
                        .bind("earliest", time)
                        .bind("latest", time)))
        .hasSize(1);
    assertThat(shards(HISTORY.totals(), query -> query.define("most", 1_000))).hasSize(1);
    assertThat(shards(new PostgresRecordStatements().tallies(), query -> query.bind("from", time)))
        .hasSize(1);
  }

  @Test
  void onlyTheRingLooksAtEveryShard() {
    assertThat(
            shards(
                sql.withHandle(
                    handle ->
                        handle
                            .createQuery("EXPLAIN " + STATEMENTS.headsOfWork())
                            .bindArray("floorTenant", String.class)
                            .bindArray("nextTenant", String.class)
                            .bindArray("floorDue", String.class)
                            .bindArray("floorBatch", String.class)
                            .bindArray("floorPart", Integer.class)
                            .mapTo(String.class)
                            .list()
                            .toString())))
        .hasSize(TenantShards.COUNT);
  }

  private static Vector<String> shards(String statement, UnaryOperator<Query> bind) {
    return shards(
        sql.withHandle(
            handle ->
                bind.apply(handle.createQuery("EXPLAIN " + statement))
                    .bind("tenant", "acme")
                    .mapTo(String.class)
                    .list()
                    .toString()));
  }

  private static Vector<String> shards(String plan) {
    return Vector.ofAll(SHARD.matcher(plan).results().map(MatchResult::group)).distinct();
  }
}
