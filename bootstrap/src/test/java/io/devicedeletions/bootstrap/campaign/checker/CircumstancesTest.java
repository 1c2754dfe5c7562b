package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.ACCEPTED;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.device;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall.Told;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only some scenarios may do to a line is red in all the others. */
class CircumstancesTest {

  private final SyntheticHistory history = new SyntheticHistory();

  @Test
  void a_line_may_be_given_up_if_its_device_cannot_be_removed() {
    giveUp(line(5, "DEVICE-5"));
    history.circumstances = Circumstances.USUAL.withMayDie(Set.of(device("acme", 5)));
    history.drained = true;
    assertThat(history.check()).isEmpty();
  }

  @Test
  void a_line_that_is_given_up_without_need() {
    giveUp(line(5, "DEVICE-5"));
    history.circumstances = Circumstances.USUAL.withMayDie(Set.of(device("acme", 6)));
    assertThat(history.broken()).containsExactly(Invariant.NO_NEEDLESS_FAILURE);
  }

  @Test
  void a_line_that_is_given_up_for_another_tenants_device() {
    giveUp(line(5, "DEVICE-5"));
    history.circumstances = Circumstances.USUAL.withMayDie(Set.of(device("globex", 5)));
    assertThat(history.broken()).containsExactly(Invariant.NO_NEEDLESS_FAILURE);
  }

  @Test
  void a_line_that_is_given_up_and_asks_under_another_name() {
    history.circumstances = Circumstances.USUAL.withMayDie(Set.of(device("acme", 6)));
    history.accept("5", List.of(line(6, "ANOTHER-6")));
    history.dead.add(new BatchLineKey("acme", "batch-5", 0));
    assertThat(history.broken()).containsExactly(Invariant.NO_NEEDLESS_FAILURE);
  }

  @Test
  void a_line_that_is_given_up_and_its_device_is_gone() {
    history.circumstances = Circumstances.USUAL.withMayDie(Set.of(device("acme", 0)));
    history.accept("5", List.of(line(0, "DEVICE-0")));
    history.dead.add(new BatchLineKey("acme", "batch-5", 0));
    assertThat(history.broken()).containsExactly(Invariant.NO_NEEDLESS_FAILURE);
  }

  @Test
  void a_line_that_cannot_be_removed_and_is_settled() {
    history.work.clear();
    history.circumstances = Circumstances.USUAL.withMayDie(Set.of(device("acme", 5)));
    history.record("batch-2", 0, line(5, "DEVICE-5"), "NOT_FOUND");
    history.drained = true;
    assertThat(history.broken()).containsExactly(Invariant.REMOVED_AS_RECORDED);
  }

  @Test
  void a_line_that_failed_at_intake() {
    StoredBatch batch = history.batches.get(1);
    history.work.clear();
    history.batches.set(
        1,
        new StoredBatch(
            batch.tenant(),
            batch.batchId(),
            batch.requestId(),
            batch.idempotencyKey(),
            batch.uids(),
            batch.names(),
            Collections.nCopies(batch.statuses().size(), "FAILED"),
            batch.acceptedAt()));
    assertThat(history.broken())
        .containsExactly(Invariant.NO_NEEDLESS_FAILURE, Invariant.ORDER_AND_COUNTS);
  }

  @Test
  void a_line_that_is_settled_before_its_grace_is_over() {
    history.circumstances = Circumstances.USUAL.withGrace(Duration.ofSeconds(6));
    assertThat(history.broken()).containsExactly(Invariant.NOT_BEFORE_DUE);
  }

  @Test
  void a_line_that_is_settled_once_its_grace_is_over() {
    history.circumstances = Circumstances.USUAL.withGrace(Duration.ofSeconds(5));
    assertThat(history.records.get(0).settledAt()).isEqualTo(ACCEPTED.plusSeconds(5));
    assertThat(history.check()).isEmpty();
  }

  @Test
  void a_line_that_is_cancelled_as_told_rests_no_longer() {
    cancel(6);
    history.circumstances =
        Circumstances.USUAL
            .withGrace(Duration.ofSeconds(5))
            .withCancellations(List.of(told(Set.of(0), Set.of())));
    assertThat(history.check()).isEmpty();
  }

  @Test
  void a_line_that_is_cancelled_and_nobody_heard() {
    cancel(6);
    history.circumstances =
        Circumstances.USUAL.withCancellations(
            List.of(new CancellationCall("acme", "batch-5", Optional.empty())));
    assertThat(history.check()).isEmpty();
  }

  @Test
  void a_line_that_is_cancelled_and_nobody_asked() {
    cancel(6);
    assertThat(history.broken()).containsExactly(Invariant.CANCELLED_AS_TOLD);
  }

  @Test
  void a_line_that_is_cancelled_and_was_said_to_be_too_late() {
    cancel(6);
    history.circumstances =
        Circumstances.USUAL.withCancellations(List.of(told(Set.of(), Set.of(0))));
    assertThat(history.broken()).containsExactly(Invariant.CANCELLED_AS_TOLD);
  }

  @Test
  void a_line_that_was_said_to_be_cancelled_and_is_removed() {
    history.accept("5", List.of(line(6, "DEVICE-6")));
    history.record("batch-5", 0, line(6, "DEVICE-6"), "REMOVED");
    history.devices.remove(device("acme", 6));
    history.circumstances =
        Circumstances.USUAL.withCancellations(List.of(told(Set.of(0), Set.of())));
    assertThat(history.broken()).containsExactly(Invariant.CANCELLED_AS_TOLD);
  }

  @Test
  void a_line_that_is_cancelled_and_its_device_is_gone() {
    cancel(6);
    history.devices.remove(device("acme", 6));
    history.circumstances =
        Circumstances.USUAL.withCancellations(List.of(told(Set.of(0), Set.of())));
    assertThat(history.broken()).containsExactly(Invariant.NOTHING_ELSE_GONE);
  }

  @Test
  void a_line_that_is_cancelled_and_removed() {
    cancel(6);
    history.record("batch-5", 0, line(6, "DEVICE-6"), "REMOVED");
    history.devices.remove(device("acme", 6));
    history.circumstances =
        Circumstances.USUAL.withCancellations(List.of(told(Set.of(0), Set.of())));
    assertThat(history.broken()).containsExactly(Invariant.ONE_RECORD);
  }

  @Test
  void a_cancellation_that_leaves_a_line_out() {
    cancel(6);
    history.circumstances =
        Circumstances.USUAL.withCancellations(List.of(told(Set.of(), Set.of())));
    assertThat(history.broken()).containsExactly(Invariant.CANCELLED_AS_TOLD);
  }

  private void giveUp(AskedLine pending) {
    assertThat(history.batches.get(1).uids()).containsExactly(pending.uid());
    history.work.clear();
    history.dead.add(new BatchLineKey("acme", "batch-2", 0));
  }

  private void cancel(int number) {
    history.accept("5", List.of(line(number, "DEVICE-" + number)));
    history.record("batch-5", 0, line(number, "DEVICE-" + number), "CANCELLED");
  }

  private static CancellationCall told(Set<Integer> cancelled, Set<Integer> tooLate) {
    return new CancellationCall("acme", "batch-5", Optional.of(new Told(cancelled, tooLate)));
  }
}
