package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.Caller;
import io.devicedeletions.adapters.jdbc.testkit.ClosedTable;
import io.devicedeletions.adapters.jdbc.testkit.FailingConnections;
import io.devicedeletions.adapters.jdbc.testkit.MissingStandby;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody in a group is told more than is certain, and the next group finds everything in order. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PostgresGroupInDoubtTest {

  private final SampleBatches ids = new SampleBatches();
  private final Vector<DeletionBatch> batches = devices(0, 30).map(device -> ids.of(ACME, device));
  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final HikariDataSource intake =
      PostgresServer.pool(store.database(), PostgresConnections.INTAKE_INITIAL_SQL, 4);
  private final HikariDataSource work =
      PostgresServer.pool(store.database(), PostgresConnections.WORK_INITIAL_SQL, 1);

  @AfterEach
  void close() {
    work.close();
    intake.close();
    store.close();
  }

  @Test
  void answersThatAreLostAfterTheCommitAreFoundAgain() {
    try (JdbcStore losing = on(FailingConnections.afterEachExecution(intake, "08006"))) {
      assertThat(together(losing).map(Caller::answer)).isEqualTo(batches.map(Enqueued.Stored::new));
    }
    assertThat(store.countRows("deletion_batch")).isEqualTo(30);
    assertThat(store.countRows("deletion_work")).isEqualTo(30);
  }

  /**
   * The key was taken, and only then was the answer lost: nobody may be told that it was stored.
   */
  @Test
  void aBatchThatIsNotFoundAgainIsAFailure() {
    DeletionBatch earlier = ids.keyed(ACME, "key", device(1));
    store.deletionQueue().enqueue(earlier, Grace.NONE);
    DeletionBatch later = ids.keyed(ACME, "key", device(2));
    try (JdbcStore losing = on(FailingConnections.afterEachExecution(intake, "57P01"))) {
      assertThatThrownBy(() -> losing.queue().enqueue(later, Grace.NONE))
          .hasMessageContaining("57P01");
    }
  }

  @Test
  void whatNeverReachedTheServerIsAFailure() {
    try (JdbcStore losing = on(FailingConnections.beforeEachExecution(intake, "08006"))) {
      together(losing)
          .forEach(caller -> assertThatThrownBy(caller::answer).hasStackTraceContaining("08006"));
    }
    assertThat(store.countRows("deletion_batch")).isZero();
  }

  /** A deadlock, for one, is the group's and not the batch's: each is tried again alone. */
  @ParameterizedTest
  @ValueSource(strings = {"40P01", "57014", "55P03"})
  void whatUndidTheGroupForCertainIsNoReasonToFailItsBatches(String state) {
    try (JdbcStore undoing = on(FailingConnections.beforeExecution(intake, state))) {
      assertThat(call(undoing, batches.get(0)).answer())
          .isEqualTo(new Enqueued.Stored(batches.get(0)));
    }
    assertThat(store.countRows("deletion_work")).isEqualTo(1);
  }

  @Test
  void aCancelledWaitForAStandbyIsAFailureOfTheWholeGroup() {
    try (MissingStandby standby = new MissingStandby(store)) {
      Vector<Caller<Enqueued>> callers = batches.map(batch -> call(store.store(), batch));
      standby.cancelWaitsUntil(() -> callers.forAll(Caller::isAnswered));

      callers.forEach(
          caller ->
              assertThatThrownBy(caller::answer)
                  .hasStackTraceContaining("canceling wait for synchronous replication"));
    }
    DeletionBatch next = ids.of(ACME, device(1));
    assertThat(call(store.store(), next).answer()).isEqualTo(new Enqueued.Stored(next));
  }

  @Test
  void anErrorIsAnsweredAndStopsNobodyElse() {
    OutOfMemoryError error = new OutOfMemoryError("for a test");
    try (JdbcStore failing = on(FailingConnections.beforeExecution(intake, error))) {
      assertThatThrownBy(call(failing, batches.get(0))::answer).hasRootCause(error);
      assertThat(call(failing, batches.get(1)).answer())
          .isEqualTo(new Enqueued.Stored(batches.get(1)));
    }
  }

  @Test
  void anErrorAfterTheCommitFailsNothing() {
    OutOfMemoryError error = new OutOfMemoryError("for a test");
    try (JdbcStore failing = on(FailingConnections.afterExecution(intake, error))) {
      assertThat(call(failing, batches.get(0)).answer())
          .isEqualTo(new Enqueued.Stored(batches.get(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void aConnectionThatCannotBeGivenBackAfterTheCommitFailsNothing(int lines) {
    DeletionBatch batch = ids.of(ACME, devices(0, lines).map(SampleDevices::entry));
    try (JdbcStore failing = on(FailingConnections.whenGivenBack(intake))) {
      assertThat(call(failing, batch).answer()).isEqualTo(new Enqueued.Stored(batch));
    }
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesWhatComesLater() {
    Vector<Caller<Enqueued>> callers;
    Caller<Boolean> closing;
    try (ClosedTable table = ClosedTable.toAll(store)) {
      callers = batches.map(batch -> call(store.store(), batch));
      closing =
          Caller.start(
              () -> {
                store.store().close();
                return true;
              });
      assertThatThrownBy(() -> store.deletionQueue().enqueue(ids.of(ACME, device(1)), Grace.NONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the store is closed");
      table.open();
    }
    assertThat(callers.map(Caller::answer)).isEqualTo(batches.map(Enqueued.Stored::new));
    assertThat(closing.answer()).isTrue();
  }

  @Test
  void anInterruptedCallerStillLearnsTheAnswer() {
    try (ClosedTable table = ClosedTable.toAll(store)) {
      Caller<Enqueued> caller = call(store.store(), batches.get(0));
      caller.interrupt();
      table.open();

      assertThat(caller.answer()).isEqualTo(new Enqueued.Stored(batches.get(0)));
    }
  }

  private Vector<Caller<Enqueued>> together(JdbcStore queueing) {
    try (ClosedTable table = ClosedTable.toAll(store)) {
      Vector<Caller<Enqueued>> callers = batches.map(batch -> call(queueing, batch));
      table.open();
      callers.forEach(Caller::awaitAnswer);
      return callers;
    }
  }

  private static Caller<Enqueued> call(JdbcStore queueing, DeletionBatch batch) {
    return Caller.start(() -> queueing.queue().enqueue(batch, Grace.NONE));
  }

  private JdbcStore on(DataSource connections) {
    return JdbcStore.postgres(connections, work, RemovalSettings.signedBy("node"));
  }
}
