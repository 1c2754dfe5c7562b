package io.devicedeletions.adapters.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.domain.device.NameMatch;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks finds what there is through an index, in its order. */
final class SqliteHistoryPlanTest {

  private static final SqliteHistoryStatements HISTORY = new SqliteHistoryStatements();
  private static final SqliteRecordStatements RECORDS = new SqliteRecordStatements();
  private static final SqliteInterventionStatements INTERVENTIONS =
      new SqliteInterventionStatements();

  private final SqliteStore store = SqliteStore.open(NameMatch.EXACT);

  @AfterEach
  void close() {
    store.close();
  }

  static List<String> all() {
    return List.of(
        HISTORY.batchWithTimes(),
        HISTORY.acceptedAt(),
        HISTORY.placesOfBatches(),
        HISTORY.statesOfLines(),
        HISTORY.interventionsOfBatch(),
        HISTORY.newestBatches(),
        HISTORY.batchesOfRequest(),
        HISTORY.batchesWithWork(),
        HISTORY.batchesWithDeadLines(),
        HISTORY.summaries(),
        HISTORY.totals(),
        RECORDS.recordsOfUid(),
        RECORDS.recordsOfName(),
        RECORDS.tallies(),
        INTERVENTIONS.deadAfter(),
        INTERVENTIONS.takeDead(),
        new SqliteDeviceStatements().devicesByUid());
  }

  @ParameterizedTest
  @MethodSource("all")
  void noTableIsRead(String statement) {
    assertThat(plan(statement))
        .anyMatch(step -> step.matches("SEARCH (deletion_\\w+|batch|dead|work|device) USING .*"))
        .noneMatch(
            step -> step.matches("SCAN (deletion_|device|batch\\b|dead\\b|work\\b|record).*"));
  }

  static List<String> lists() {
    return List.of(
        HISTORY.newestBatches(),
        HISTORY.batchesOfRequest(),
        RECORDS.recordsOfUid(),
        RECORDS.recordsOfName(),
        INTERVENTIONS.deadAfter());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void nothingIsSortedToFindTheFirst(String statement) {
    assertThat(plan(statement))
        .anyMatch(
            step ->
                step.matches(
                    "SEARCH .* USING (COVERING )?INDEX deletion_"
                        + "(batch_newest|batch_request|record_uid|record_name|dead_oldest) .*"));
  }

  private List<String> plan(String statement) {
    Jdbi sql = store.sql();
    return sql.withHandle(
        handle ->
            handle
                .createQuery("EXPLAIN QUERY PLAN " + statement.replaceAll(":\\w+", "'x'"))
                .define("rows", 51)
                .define("most", 1_000)
                .map((row, context) -> row.getString("detail"))
                .list());
  }
}
