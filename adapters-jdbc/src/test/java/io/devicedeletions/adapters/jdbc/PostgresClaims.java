package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.testkit.SampleDevices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A batch of three devices on PostgreSQL, beside six that must stay. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PostgresClaims {

  final PostgresStore store = PostgresStore.openForPortsOnly(NameMatch.EXACT);
  final SampleBatches batches = new SampleBatches();
  final DeletionBatch batch = batches.of(ACME, device(1), device(2), device(3));

  @BeforeEach
  final void schedule() {
    store.deviceInventory().register(ACME, devices(1, 10).map(SampleDevices::onRecord));
    store.deletionQueue().enqueue(batch, Grace.NONE);
  }

  /** The database is used again. */
  @AfterEach
  final void close() {
    execute(
        """
        DROP FUNCTION IF EXISTS raise CASCADE;
        DROP FUNCTION IF EXISTS terminate CASCADE;
        ALTER TABLE IF EXISTS elsewhere RENAME TO deletion_record
        """);
    store.close();
  }

  final void execute(String sql) {
    store.sql().useHandle(handle -> handle.execute(sql));
  }

  final Claim claim(Blame blame) {
    return store.dueDeletions().settle(ACME, Claims.SIZE, blame);
  }

  final void assertNothingHasChanged() {
    assertThat(store.deviceInventory().count(ACME)).isEqualTo(9);
    assertThat(store.countRows("deletion_record")).isZero();
    assertThat(store.countRows("deletion_dead")).isZero();
    assertThat(store.pendingDeletions().count(ACME, 100)).isEqualTo(3);
  }

  /** Though it may have been put off. */
  final void assertThatNoAttemptWasCounted() {
    assertNothingHasChanged();
    store.passTime(StoreUnderTest.SETTINGS.retryPolicy().firstPause());
    assertThat(claim(Blame.LASTING_ERRORS).settlements())
        .hasSize(3)
        .allMatch(settled -> settled.attempts() == 1 && settled.removes());
  }

  final TransientFailureException failure(Blame blame) {
    return catchThrowableOfType(TransientFailureException.class, () -> claim(blame));
  }
}
