package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.acceptance;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.batch;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.device;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.PendingWork;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A right history is green, and each way to spoil it is red under the right name. */
class CheckerTest {

  private final SyntheticHistory history = new SyntheticHistory();

  @Test
  void a_right_history_has_no_violation() {
    assertThat(history.check()).isEmpty();
  }

  @Test
  void what_was_in_doubt_may_be_there_as_a_whole() {
    history.batches.add(batch("batch-4", "request-4", "key-4", List.of(line(7, "DEVICE-7"))));
    history.work.add(new PendingWork("acme", "batch-4", 0, List.of(0)));
    assertThat(history.check()).isEmpty();
  }

  @Test
  void an_acknowledged_batch_that_is_lost() {
    history.batches.removeIf(batch -> batch.batchId().equals("batch-2"));
    history.work.clear();
    assertThat(history.broken()).containsExactly(Invariant.LINE_IN_ONE_PLACE);
  }

  @Test
  void a_batch_whose_work_is_lost() {
    history.work.clear();
    assertThat(history.broken()).containsExactly(Invariant.LINE_IN_ONE_PLACE);
  }

  @Test
  void a_line_that_is_pending_and_recorded() {
    history.work.add(new PendingWork("acme", "batch-1", 3, List.of(3)));
    assertThat(history.broken()).containsExactly(Invariant.LINE_IN_ONE_PLACE);
  }

  @Test
  void a_line_that_is_pending_in_two_parts() {
    history.work.add(new PendingWork("acme", "batch-2", 1, List.of(0)));
    assertThat(history.broken()).containsExactly(Invariant.LINE_IN_ONE_PLACE);
  }

  @Test
  void a_line_that_is_dead_and_recorded() {
    history.dead.add(new BatchLineKey("acme", "batch-1", 0));
    assertThat(history.broken())
        .containsExactly(Invariant.LINE_IN_ONE_PLACE, Invariant.NO_NEEDLESS_FAILURE);
  }

  @Test
  void work_for_a_malformed_line() {
    history.work.add(new PendingWork("acme", "batch-1", 6, List.of(6)));
    assertThat(history.broken()).containsExactly(Invariant.LINE_IN_ONE_PLACE);
  }

  @Test
  void a_line_that_is_recorded_twice() {
    history.record("batch-1", 5, line(8, "ANOTHER-8"), "NAME_MISMATCH");
    assertThat(history.broken()).containsExactly(Invariant.ONE_RECORD);
  }

  @Test
  void a_device_that_is_removed_for_two_lines() {
    history.work.clear();
    history.accept("5", List.of(line(0, "DEVICE-0")));
    history.record("batch-5", 0, line(0, "DEVICE-0"), "REMOVED");
    history.record("batch-2", 0, line(5, "DEVICE-5"), "REMOVED");
    history.devices.remove(device("acme", 5));
    assertThat(history.broken()).containsExactly(Invariant.REMOVED_AS_RECORDED);
  }

  @Test
  void a_device_that_is_recorded_as_removed_and_still_there() {
    history.devices.put(device("acme", 0), "DEVICE-0");
    assertThat(history.broken()).containsExactly(Invariant.REMOVED_AS_RECORDED);
  }

  @Test
  void a_line_that_is_settled_without_removing_its_device() {
    history.work.clear();
    history.record("batch-2", 0, line(5, "DEVICE-5"), "NOT_FOUND");
    assertThat(history.broken()).containsExactly(Invariant.REMOVED_AS_RECORDED);
  }

  @Test
  void a_device_that_is_removed_in_spite_of_its_name() {
    history.records.remove(history.records.size() - 1);
    history.record("batch-1", 5, line(8, "ANOTHER-8"), "REMOVED");
    history.devices.remove(device("acme", 8));
    assertThat(history.broken()).containsExactly(Invariant.REMOVED_AS_RECORDED);
  }

  @Test
  void a_bystander_that_is_gone() {
    history.devices.remove(device("acme", 9));
    assertThat(history.broken()).containsExactly(Invariant.NOTHING_ELSE_GONE);
  }

  @Test
  void another_tenants_device_of_the_same_uid_that_is_gone() {
    history.devices.remove(device("globex", 0));
    assertThat(history.broken()).containsExactly(Invariant.NOTHING_ELSE_GONE);
  }

  @Test
  void a_device_that_has_another_name_now() {
    history.devices.put(device("globex", 0), "ANOTHER");
    assertThat(history.broken()).containsExactly(Invariant.NOTHING_ELSE_GONE);
  }

  @Test
  void a_batch_for_a_request_that_was_refused() {
    history.batches.add(batch("batch-3", "request-3", "key-3", List.of(line(6, "DEVICE-6"))));
    history.work.add(new PendingWork("acme", "batch-3", 0, List.of(0)));
    assertThat(history.broken()).containsExactly(Invariant.NOTHING_FOR_REFUSED);
  }

  @Test
  void a_batch_that_nobody_asked_for() {
    history.batches.add(batch("batch-9", "request-9", "key-9", List.of(line(6, "DEVICE-6"))));
    history.work.add(new PendingWork("acme", "batch-9", 0, List.of(0)));
    assertThat(history.broken()).containsExactly(Invariant.NOTHING_FOR_REFUSED);
  }

  @Test
  void half_a_batch_of_which_the_work_of_some_lines_is_missing() {
    history.accept("5", List.of(line(6, "DEVICE-6"), line(7, "DEVICE-7")));
    history.work.add(new PendingWork("acme", "batch-5", 0, List.of(1)));
    assertThat(history.broken())
        .containsExactly(Invariant.LINE_IN_ONE_PLACE, Invariant.ALL_OR_NOTHING);
  }

  @Test
  void half_a_batch_of_a_request_in_doubt() {
    LedgerEntry doubtful =
        SyntheticHistory.entry(
            "request-5", "key-5", List.of(line(6, "DEVICE-6"), line(7, "DEVICE-7")));
    history.ledger.add(doubtful);
    history.batches.add(batch("batch-5", "request-5", "key-5", doubtful.lines().subList(0, 1)));
    history.work.add(new PendingWork("acme", "batch-5", 0, List.of(0)));
    assertThat(history.broken())
        .containsExactly(Invariant.ALL_OR_NOTHING, Invariant.ORDER_AND_COUNTS);
  }

  @Test
  void work_without_its_batch() {
    history.work.add(new PendingWork("acme", "batch-4", 0, List.of(0)));
    assertThat(history.broken()).containsExactly(Invariant.ALL_OR_NOTHING);
  }

  @Test
  void two_batches_for_one_key() {
    history.batches.add(batch("batch-5", "request-2", "key-2", List.of(line(5, "DEVICE-5"))));
    history.work.add(new PendingWork("acme", "batch-5", 0, List.of(0)));
    assertThat(history.broken()).containsExactly(Invariant.ONE_BATCH_A_KEY);
  }

  @Test
  void a_replay_that_is_told_of_another_batch() {
    LedgerEntry entry = history.ledger.get(1);
    history.ledger.set(1, entry.with(acceptance("batch-5", entry.lines())));
    assertThat(history.broken()).containsExactly(Invariant.ONE_BATCH_A_KEY);
  }

  @Test
  void lines_that_are_stored_in_another_order() {
    StoredBatch batch = history.batches.get(1);
    LedgerEntry entry = history.ledger.get(1);
    LedgerEntry longer =
        SyntheticHistory.entry(
            "request-2", "key-2", List.of(line(5, "DEVICE-5"), line(6, "DEVICE-6")));
    history.ledger.set(1, longer.with(acceptance(batch.batchId(), longer.lines())));
    List<Integer> swapped = IntStream.of(1, 0).boxed().toList();
    history.batches.set(
        1,
        batch(
            batch.batchId(),
            entry.requestId(),
            entry.idempotencyKey(),
            swapped.stream().map(longer.lines()::get).toList()));
    history.work.set(0, new PendingWork("acme", "batch-2", 0, List.of(0, 1)));
    assertThat(history.broken()).containsExactly(Invariant.ORDER_AND_COUNTS);
  }

  @Test
  void lines_that_are_answered_in_another_order() {
    LedgerEntry entry = history.ledger.get(0);
    List<AskedLine> swapped = new ArrayList<>(entry.lines());
    Collections.swap(swapped, 0, 1);
    history.ledger.set(0, entry.unanswered().with(acceptance("batch-1", swapped)));
    assertThat(history.broken()).containsExactly(Invariant.ORDER_AND_COUNTS);
  }

  @Test
  void a_line_that_is_stuck() {
    history.drained = true;
    assertThat(history.broken()).containsExactly(Invariant.NOT_STUCK);
  }
}
