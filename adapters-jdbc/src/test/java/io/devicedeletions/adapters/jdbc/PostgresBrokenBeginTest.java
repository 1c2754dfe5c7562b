package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.GarblingSockets;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.tenant.Requester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The driver sends BEGIN together with the first statement, and the server goes on with that one
 * though it refused BEGIN: whatever it does is committed by itself.
 */
final class PostgresBrokenBeginTest {

  private static final Requester OPERATOR = new Requester("operator@example.org");

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final HikariDataSource intake = pool(PostgresConnections.INTAKE_INITIAL_SQL);
  private final HikariDataSource work = pool(PostgresConnections.WORK_INITIAL_SQL);
  private final JdbcStore garbled = JdbcStore.postgres(intake, work, StoreUnderTest.SETTINGS);
  private final DeletionBatch batch = new SampleBatches().of(ACME, device(1), device(2));

  private HikariDataSource pool(String initialSql) {
    return PostgresServer.pool(
        PostgresServer.connections(store.database(), GarblingSockets.class), initialSql, 2);
  }

  @BeforeEach
  void schedule() {
    store.deletionQueue().enqueue(batch, Grace.NONE);
    GarblingSockets.garbleNextBegin();
  }

  @AfterEach
  void close() {
    garbled.close();
    intake.close();
    work.close();
    store.close();
  }

  @Test
  void aClaimLosesNothing() {
    assertThatThrownBy(() -> garbled.dueDeletions().settle(ACME, Claims.SIZE, Blame.LASTING_ERRORS))
        .hasMessageContaining("XEGIN");

    assertThat(store.pendingDeletions().count(ACME, 10)).isEqualTo(2);
  }

  @Test
  void aRequeueLosesNothing() {
    giveUpEverything();

    assertThatThrownBy(() -> garbled.dead().requeueOldest(ACME, 10, OPERATOR))
        .hasMessageContaining("XEGIN");

    assertThat(store.countRows("deletion_dead")).isEqualTo(2);
  }

  private void giveUpEverything() {
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    WITH given_up AS (
                      DELETE FROM deletion_work RETURNING tenant, batch_id, lines)
                    INSERT INTO deletion_dead (
                        tenant, batch_id, line, attempts, error_class, last_error, dead_at, in_doubt)
                    SELECT tenant, batch_id, unnest(lines), 1, 'P0001', 'poison', now(), false
                      FROM given_up
                    """));
  }
}
