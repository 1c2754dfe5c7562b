package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.devicedeletions.adapters.jdbc.testkit.FailingConnections;
import io.devicedeletions.adapters.jdbc.testkit.MissingStandby;
import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalSettings;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch is reported as stored only if it is certain to be on stable storage. */
final class PostgresCommitInDoubtTest {

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final SampleBatches batches = new SampleBatches();
  private final DeletionBatch batch = batches.keyed(ACME, "key", device(1));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anAnswerThatIsLostAfterTheCommitIsFoundAgain() {
    try (JdbcStore losing = storeOn(FailingConnections.afterExecution(connections(), "08006"))) {
      assertThat(losing.queue().enqueue(batch, Grace.NONE)).isEqualTo(new Enqueued.Stored(batch));
    }
    assertThat(store.countRows("deletion_batch")).isEqualTo(1);
    assertThat(store.countRows("deletion_work")).isEqualTo(1);
  }

  @Test
  void aConnectionThatIsLostBeforeTheCommitIsAFailure() {
    try (JdbcStore losing = storeOn(FailingConnections.beforeExecution(connections(), "08006"))) {
      assertThatThrownBy(() -> losing.queue().enqueue(batch, Grace.NONE))
          .hasMessageContaining("08006");
    }
    assertThat(store.countRows("deletion_batch")).isZero();
  }

  /** The batch is committed here and nowhere else: PostgreSQL warns of it, and reports success. */
  @Test
  void aCancelledWaitForAStandbyIsAFailure() {
    assertThat(enqueueWithoutStandby(store.deletionQueue()))
        .hasStackTraceContaining("canceling wait for synchronous replication");
  }

  /** Nor is a batch certain that is found again here, as long as it is nowhere else. */
  @Test
  void aLostAnswerIsAFailureWhereTheStandbyIsAbsent() {
    try (JdbcStore losing = storeOn(FailingConnections.afterExecution(connections(), "08006"))) {
      assertThat(enqueueWithoutStandby(losing.queue())).hasStackTraceContaining("08006");
    }
    assertThat(store.countRows("deletion_batch")).isEqualTo(1);
  }

  /** The earlier batch can be seen, and would be gone with this server. */
  @Test
  void aRepeatedRequestIsAFailureWhereTheStandbyIsAbsent() {
    DeletionBatch again = batches.keyed(ACME, "key", device(1));
    enqueueWithoutStandby(store.deletionQueue());

    assertThat(enqueueWithoutStandby(store.deletionQueue(), again))
        .hasStackTraceContaining("canceling wait for synchronous replication");
    assertThat(store.deletionQueue().enqueue(again, Grace.NONE))
        .isEqualTo(new Enqueued.KeyTaken(batch));
  }

  private Throwable enqueueWithoutStandby(DeletionQueue queue) {
    return enqueueWithoutStandby(queue, batch);
  }

  private Throwable enqueueWithoutStandby(DeletionQueue queue, DeletionBatch asked) {
    try (MissingStandby standby = new MissingStandby(store)) {
      CompletableFuture<Enqueued> enqueued =
          CompletableFuture.supplyAsync(() -> queue.enqueue(asked, Grace.NONE), OwnThreads.EACH);
      standby.cancelWaitsUntil(enqueued::isDone);
      return catchThrowable(enqueued::join);
    }
  }

  private DataSource connections() {
    return PostgresServer.pool(store.database(), PostgresConnections.INTAKE_INITIAL_SQL, 1);
  }

  private JdbcStore storeOn(DataSource intake) {
    return JdbcStore.postgres(
        intake,
        PostgresServer.pool(store.database(), PostgresConnections.WORK_INITIAL_SQL, 1),
        RemovalSettings.signedBy("node"));
  }
}
