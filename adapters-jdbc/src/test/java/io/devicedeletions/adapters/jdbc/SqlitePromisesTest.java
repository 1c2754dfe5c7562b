package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.domain.device.NameMatch;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQLite's part, and that it does not start with settings under which commits could be lost. */
final class SqlitePromisesTest extends JdbcPromises {

  @Override
  JdbcStoreUnderTest open() {
    return SqliteStore.open(NameMatch.EXACT);
  }

  @Override
  String breakRecords() {
    return "CREATE TRIGGER no_records BEFORE INSERT ON deletion_record"
        + " BEGIN SELECT RAISE(ABORT, 'broken'); END";
  }

  @Override
  String mendRecords() {
    return "DROP TRIGGER no_records";
  }

  @ParameterizedTest
  @CsvSource({"synchronous, NORMAL", "synchronous, OFF"})
  void settings_that_could_lose_commits_are_refused(String property, String value) {
    Map<String, String> settings = new HashMap<>(SqliteConnections.WRITER);
    settings.put(property, value);
    java.nio.file.Path file = SqliteStore.newFile();
    try (HikariDataSource writer = SqliteStore.pool(file, settings, 1);
        HikariDataSource readers = SqliteStore.pool(file, SqliteConnections.READERS, 1)) {
      JdbcSchema.migrate(writer);
      assertThatThrownBy(() -> JdbcStore.sqlite(writer, readers, NameMatch.EXACT, "node"))
          .isInstanceOf(UnsuitableDatabaseException.class)
          .hasMessageContaining("synchronous");
    }
  }
}
