package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others on PostgreSQL can do to a claim or a cancellation. */
final class PostgresTroubleTest extends PostgresClaims {

  private static final Requester OPERATOR = new Requester("operator@example.org");

  @Test
  void aCancellationWaitsForNobody() {
    try (Handle claiming = store.sql().open()) {
      claiming.begin();
      claiming.execute("DELETE FROM deletion_work");

      assertThat(store.cancellableDeletions().cancel(ACME, batch.id(), OPERATOR))
          .isEqualTo(Option.some(new Cancellation(batch, TreeSet.empty(), TreeSet.of(0, 1, 2))));
      claiming.rollback();
    }
    assertThat(store.cancellableDeletions().cancel(ACME, batch.id(), OPERATOR))
        .isEqualTo(Option.some(new Cancellation(batch, TreeSet.of(0, 1, 2), TreeSet.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM deletion_batch WHERE batch_id = ?",
        "UPDATE deletion_batch SET uids = ARRAY['x', 'y', 'z'] WHERE batch_id = ?",
        "UPDATE deletion_batch SET names = ARRAY['', ' ', NULL] WHERE batch_id = ?",
        """
        UPDATE deletion_batch
           SET uids = trim_array(uids, 3), names = trim_array(names, 3),
               statuses = trim_array(statuses, 3)
         WHERE batch_id = ?
        """
      })
  void aBatchThatCannotBeReadHarmsNobodyElse(String sql) {
    DeletionBatch healthy = batches.of(ACME, device(4), device(5));
    store.deletionQueue().enqueue(healthy, Grace.NONE);
    store.sql().useHandle(handle -> handle.execute(sql, batch.id().value()));

    Claim claim = claim(Blame.LASTING_ERRORS);

    assertThat(claim.settlements().map(settled -> settled.line().batch()))
        .containsExactly(healthy.id(), healthy.id());
    assertThat(claim.failedAttempts().map(FailedAttempt::line)).containsExactly(0, 1, 2);
    assertThat(claim.failedAttempts().map(failed -> failed.error().errorClass()))
        .containsOnly("unreadable");
    exhaust();
    assertThat(store.deadDeletions().oldest(ACME, 10).map(DeadLine::line))
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(store.deviceInventory().count(ACME)).isEqualTo(7);
  }

  private void exhaust() {
    while (store.pendingDeletions().count(ACME, 100) > 0) {
      store.passTime(StoreUnderTest.LONGEST_PAUSE);
      claim(Blame.LASTING_ERRORS);
    }
  }

  @Test
  void aDeviceThatSomebodyElseHoldsIsFoundWhereItIsLookedFor() {
    try (Handle holding = store.sql().open()) {
      hold(holding, 2);

      Claim claim = claim(Blame.PASSING_ERRORS_TOO);

      assertThat(claim.settlements().map(Settlement::outcome))
          .containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.REMOVED);
      assertThat(claim.failedAttempts().map(FailedAttempt::line)).containsExactly(1);
      assertThat(claim.failedAttempts().head().error().errorClass()).isEqualTo("55P03");
      holding.rollback();
    }
    store.passTime(StoreUnderTest.LONGEST_PAUSE);
    assertThat(claim(Blame.LASTING_ERRORS).settlements().map(Settlement::attempts))
        .containsExactly(2);
  }

  private static void hold(Handle handle, int device) {
    handle.begin();
    handle.execute("SELECT FROM device WHERE name = ? FOR UPDATE", device(device).name().value());
  }

  @Test
  void devicesThatSomebodyElseHoldsAllTogetherAreNoLinesFault() {
    try (Handle holding = store.sql().open()) {
      holding.begin();
      holding.execute("SELECT FROM device FOR UPDATE");

      assertThat(failure(Blame.PASSING_ERRORS_TOO).reach()).isEqualTo(Reach.TRANSACTION);
      holding.rollback();
    }
    assertThatNoAttemptWasCounted();
  }

  /** The claim detects the circle, or runs into its lock timeout where the machine is slow. */
  @Test
  void aDeadlockIsTheTransactionsFault() {
    try (Handle rival = store.sql().open()) {
      String last = device(lastLocked()).name().value();
      rival.begin();
      rival.execute("SET LOCAL deadlock_timeout = '60s'");
      rival.execute("SELECT FROM device WHERE name = ? FOR UPDATE", last);
      CompletableFuture<TransientFailureException> claim =
          CompletableFuture.supplyAsync(() -> failure(Blame.LASTING_ERRORS), OwnThreads.EACH);
      awaitLockWait(claim);
      rival.execute("SELECT FROM device FOR UPDATE");

      assertThat(claim.join().reach()).isEqualTo(Reach.TRANSACTION);
      rival.rollback();
    }
    assertThatNoAttemptWasCounted();
  }

  /** Devices are locked in the order of their uids. */
  private int lastLocked() {
    return Vector.of(1, 2, 3).maxBy(number -> device(number).uid().toString()).get();
  }

  private void awaitLockWait(CompletableFuture<?> claim) {
    while (lockWaits() == 0 && !claim.isDone()) {
      Thread.onSpinWait();
    }
  }

  private int lockWaits() {
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
}
