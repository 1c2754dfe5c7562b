package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ALL_OR_NOTHING;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.LINE_IN_ONE_PLACE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOT_STUCK;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ONE_RECORD;

import io.devicedeletions.bootstrap.campaign.store.StoreState;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.PendingWork;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Follows every line of every batch to the one place where it must be. */
final class LineCheck {

  private final History history;
  private final StoreState state;
  private final Map<BatchLineKey, Integer> pending = new HashMap<>();
  private final Map<BatchLineKey, Integer> recorded = new HashMap<>();
  private final Map<BatchLineKey, Integer> dead = new HashMap<>();
  private final Findings findings = new Findings();

  LineCheck(History history) {
    this.history = history;
    this.state = history.state();
  }

  List<Violation> violations() {
    for (PendingWork work : state.work()) {
      for (int line : work.lines()) {
        count(pending, new BatchLineKey(work.tenant(), work.batchId(), line));
      }
    }
    state.records().stream().map(RecordedLine::key).forEach(key -> count(recorded, key));
    state.dead().forEach(key -> count(dead, key));

    Set<BatchLineKey> known = new HashSet<>();
    state.batches().forEach(batch -> check(batch, known));
    checkStrays(known);
    findings.require(
        !history.drained() || pending.isEmpty(),
        NOT_STUCK,
        "%d lines are still pending, the first is %s",
        pending.size(),
        pending.keySet().stream().findFirst());
    return findings.violations();
  }

  private static void count(Map<BatchLineKey, Integer> place, BatchLineKey key) {
    place.merge(key, 1, Integer::sum);
  }

  private static int in(Map<BatchLineKey, Integer> place, BatchLineKey key) {
    return place.getOrDefault(key, 0);
  }

  private void check(StoredBatch batch, Set<BatchLineKey> known) {
    for (int line = 0; line < batch.statuses().size(); line++) {
      known.add(batch.line(line));
      check(batch.line(line), batch.isScheduled(line));
    }
    List<Integer> scheduled =
        IntStream.range(0, batch.statuses().size()).filter(batch::isScheduled).boxed().toList();
    long nowhere = scheduled.stream().filter(line -> places(batch.line(line)) == 0).count();
    findings.require(
        nowhere == 0 || nowhere == scheduled.size(),
        ALL_OR_NOTHING,
        "of the %d scheduled lines of batch %s, %d are nowhere",
        scheduled.size(),
        batch.batchId(),
        nowhere);
  }

  private int places(BatchLineKey key) {
    return in(pending, key) + in(recorded, key) + in(dead, key);
  }

  private void check(BatchLineKey key, boolean scheduled) {
    findings.require(
        in(recorded, key) < 2, ONE_RECORD, "%s has %d records", key, in(recorded, key));
    int places = in(pending, key) + Math.min(1, in(recorded, key)) + in(dead, key);
    findings.require(
        places == (scheduled ? 1 : 0),
        LINE_IN_ONE_PLACE,
        "%s (%s) is pending %d times, recorded %d times, dead %d times",
        key,
        scheduled ? "scheduled" : "not scheduled",
        in(pending, key),
        in(recorded, key),
        in(dead, key));
  }

  private void checkStrays(Set<BatchLineKey> known) {
    Set<BatchLineKey> strays = new HashSet<>();
    strays.addAll(pending.keySet());
    strays.addAll(recorded.keySet());
    strays.addAll(dead.keySet());
    strays.removeAll(known);
    for (BatchLineKey stray : strays) {
      findings.require(false, ALL_OR_NOTHING, "%s stands without a batch", stray);
    }
  }
}
