package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** PostgreSQL's part, and what several nodes on it make of the same work. */
final class PostgresPromisesTest extends JdbcPromises {

  private static final int BATCHES = 60;

  @Override
  JdbcStoreUnderTest open() {
    return PostgresStore.open(NameMatch.EXACT);
  }

  @Override
  String breakRecords() {
    return "ALTER TABLE deletion_record ADD CONSTRAINT no_records CHECK (false)";
  }

  @Override
  String mendRecords() {
    return "ALTER TABLE deletion_record DROP CONSTRAINT no_records";
  }

  @Override
  String clingToDevices() {
    return """
        CREATE FUNCTION cling() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RETURN NULL;
        END
        $$;
        CREATE TRIGGER cling BEFORE DELETE ON device FOR EACH ROW EXECUTE FUNCTION cling()
        """;
  }

  @Test
  void twoNodesSettleEveryLineExactlyOnce() {
    SampleBatches batches = new SampleBatches();
    try (PostgresStore one = PostgresStore.open(NameMatch.EXACT);
        PostgresStore other = one.anotherNode("node-2")) {
      one.deviceInventory().register(ACME, devices(0, BATCHES * 100).map(SampleDevices::onRecord));
      for (int batch = 0; batch < BATCHES; batch++) {
        Vector<Device> hundred = devices(batch * 100, batch * 100 + 100);
        one.deletionQueue()
            .enqueue(batches.of(ACME, hundred.map(SampleDevices::entry)), Grace.NONE);
      }

      List<CompletableFuture<Integer>> workers =
          Stream.of(one, one, other, other)
              .map(
                  node ->
                      CompletableFuture.supplyAsync(
                          () -> drain(node.dueDeletions()), OwnThreads.EACH))
              .toList();

      assertThat(workers.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(BATCHES * 100);
      assertThat(one.deviceInventory().count(ACME)).isZero();
      assertThat(one.countRows("deletion_record")).isEqualTo(BATCHES * 100);
    }
  }

  /** An empty claim may only mean that the others hold the rest. */
  private static int drain(DueDeletions due) {
    int settled = 0;
    while (Claims.tenants(due).nonEmpty()) {
      settled += Claims.settle(due, ACME).size();
    }
    return settled;
  }

  @Test
  void aRenameThatCommitsWhileAClaimWaitsIsSeen() {
    try (PostgresStore store = PostgresStore.open(NameMatch.EXACT);
        Handle renaming = store.sql().open()) {
      store.deviceInventory().register(ACME, devices(1, 2).map(SampleDevices::onRecord));
      store.deletionQueue().enqueue(new SampleBatches().of(ACME, device(1)), Grace.NONE);
      renaming.begin();
      renaming.execute("UPDATE device SET name = 'renamed'");
      CompletableFuture<Seq<Settlement>> claim =
          CompletableFuture.supplyAsync(
              () -> Claims.settle(store.dueDeletions(), ACME), OwnThreads.EACH);
      while (waitingForLocks(store) == 0 && !claim.isDone()) {
        Thread.onSpinWait();
      }
      renaming.commit();

      assertThat(claim.join().map(Settlement::outcome))
          .containsExactly(RemovalOutcome.NAME_MISMATCH);
      assertThat(store.deviceInventory().count(ACME)).isEqualTo(1);
    }
  }

  private static int waitingForLocks(PostgresStore store) {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void connectionsThatDoNotPinTheirSettingsAreRefused() {
    String database = PostgresServer.newDatabase();
    try (HikariDataSource plain =
        PostgresServer.pool(database, "SET synchronous_commit = off", 2)) {
      assertThatThrownBy(() -> JdbcStore.postgres(plain, plain, RemovalSettings.signedBy("node")))
          .isInstanceOf(UnsuitableDatabaseException.class)
          .hasMessageContaining("synchronous_commit");
    }
  }

  /** As an operator does it before a switch-over; whoever is connected stays connected. */
  @Test
  void aServerThatHasBecomeReadOnlyIsNotReachable() throws SQLException {
    String database = PostgresServer.newDatabase();
    migrate(database);
    try (HikariDataSource intake =
            PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, 1);
        HikariDataSource work =
            PostgresServer.pool(database, PostgresConnections.WORK_INITIAL_SQL, 1)) {
      try (JdbcStore store = JdbcStore.postgres(intake, work, RemovalSettings.signedBy("node"))) {
        assertThat(store.isReachable()).isTrue();
        makeReadOnly(intake);
        assertThat(store.isReachable()).isFalse();
      }
    }
  }

  private static void migrate(String database) {
    try (HikariDataSource some =
        PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, 4)) {
      JdbcSchema.migrate(some);
    }
  }

  private static void makeReadOnly(DataSource oneConnection) throws SQLException {
    try (Connection connection = oneConnection.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = on");
    }
  }
}
