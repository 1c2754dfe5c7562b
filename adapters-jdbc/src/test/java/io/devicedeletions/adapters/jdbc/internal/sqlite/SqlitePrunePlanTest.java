package io.devicedeletions.adapters.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.internal.PrunedTable;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.domain.device.NameMatch;
import io.vavr.collection.Seq;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Pruning looks at old rows alone, and at the waiting work by its key. */
final class SqlitePrunePlanTest {

  @Test
  void nothingIsScanned() {
    try (SqliteStore store = SqliteStore.open(NameMatch.EXACT)) {
      for (PrunedTable table : tables()) {
        assertThat(plan(store.sql(), table.endOfChunk()))
            .anyMatch(step -> step.matches("SEARCH deletion_\\w+ USING COVERING INDEX .*"))
            .noneMatch(step -> step.matches("SCAN deletion_.*"));
        assertThat(plan(store.sql(), table.deleteChunk()))
            .anyMatch(step -> step.matches("SEARCH deletion_\\w+ USING (COVERING )?INDEX .*"))
            .noneMatch(step -> step.startsWith("SCAN"));
      }
    }
  }

  private static Seq<PrunedTable> tables() {
    SqlitePruning pruning = new SqlitePruning();
    return pruning.tables().append(pruning.tallies());
  }

  private static List<String> plan(Jdbi sql, String statement) {
    return sql.withHandle(
        handle ->
            handle
                .createQuery("EXPLAIN QUERY PLAN " + statement)
                .define("rows", 200)
                .bind("after", 0)
                .bind("last", 0)
                .bind("millis", 0)
                .map((row, context) -> row.getString("detail"))
                .list());
  }
}
