package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.testkit.SampleDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
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

  @Override
  String clingToDevices() {
    return "CREATE TRIGGER cling BEFORE DELETE ON device BEGIN SELECT RAISE(IGNORE); END";
  }

  /** What a crash of the machine would leave is at least what is in the files now. */
  @Test
  void whatWasAnsweredIsInTheFiles() throws IOException {
    SampleBatches batches = new SampleBatches();
    Path copy = SqliteStore.newFile();
    try (SqliteStore store = SqliteStore.open(NameMatch.EXACT)) {
      store.deletionQueue().enqueue(batches.of(ACME, device(1), device(2)), Grace.NONE);
      Files.copy(store.file(), copy);
      Files.copy(Path.of(store.file() + "-wal"), Path.of(copy + "-wal"));
    }
    try (SqliteStore afterwards = SqliteStore.in(copy)) {
      assertThat(Claims.settle(afterwards.dueDeletions(), ACME)).hasSize(2);
    }
  }

  @Test
  void anotherProcessCanImportWhileBatchesComeIn() {
    SampleBatches batches = new SampleBatches();
    try (SqliteStore server = SqliteStore.open(NameMatch.EXACT);
        SqliteStore importing = SqliteStore.in(server.file())) {
      CompletableFuture<Void> imports =
          CompletableFuture.runAsync(
              () ->
                  devices(0, 2_000)
                      .map(SampleDevices::onRecord)
                      .grouped(50)
                      .forEach(chunk -> importing.deviceInventory().register(ACME, chunk)),
              OwnThreads.EACH);
      devices(0, 200)
          .forEach(device -> server.deletionQueue().enqueue(batches.of(ACME, device), Grace.NONE));
      imports.join();

      assertThat(server.deviceInventory().count(ACME)).isEqualTo(2_000);
      assertThat(server.countRows("deletion_work")).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "synchronous, NORMAL",
    "synchronous, OFF",
    "journal_mode, DELETE",
    "journal_mode, TRUNCATE",
    "busy_timeout, 0"
  })
  void settingsThatCouldLoseCommitsAreRefused(String property, String value) {
    Map<String, String> settings = new HashMap<>(SqliteConnections.WRITER);
    settings.put(property, value);
    Path file = SqliteStore.newFile();
    try (HikariDataSource writer = SqliteStore.pool(file, settings, 1);
        HikariDataSource readers = SqliteStore.pool(file, settings, 1)) {
      JdbcSchema.migrate(writer);
      assertThatThrownBy(() -> JdbcStore.sqlite(writer, readers, RemovalSettings.signedBy("node")))
          .isInstanceOf(UnsuitableDatabaseException.class)
          .hasMessageContaining(property);
    }
  }
}
