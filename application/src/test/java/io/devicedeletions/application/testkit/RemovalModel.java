package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.UidOracle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a store should hold, worked out anew with plain maps and texts: it shares no rule with the
 * domain. Not thread-safe.
 */
final class RemovalModel {

  /** A line that waits, as text. */
  record Waiting(BatchId batch, int line, String uid, String name) {}

  private final Map<TenantId, Map<String, String>> namesByUid = new HashMap<>();
  private final Map<TenantId, Deque<Waiting>> waiting = new HashMap<>();
  private final Map<BatchId, Map<Integer, RemovalOutcome>> outcomes = new HashMap<>();

  void register(TenantId tenant, Device device) {
    devicesOf(tenant).put(device.uid().toString(), device.name().value());
  }

  void schedule(DeletionBatch batch) {
    for (int line = 0; line < batch.lines().size(); line++) {
      DeviceEntry entry = batch.lines().get(line).entry();
      if (UidOracle.isWellFormed(entry.uid())) {
        waitingOf(batch.origin().tenant()).add(waiting(batch.id(), line, entry));
      }
    }
  }

  private static Waiting waiting(BatchId batch, int line, DeviceEntry entry) {
    return new Waiting(batch, line, entry.uid().toLowerCase(Locale.ROOT), entry.name().value());
  }

  /** Settles the tenant's oldest lines, and answers with the line and outcome of each. */
  List<String> settleOldest(TenantId tenant, int lines) {
    List<String> ends = new ArrayList<>();
    for (int settled = 0; settled < lines; settled++) {
      Waiting next = waitingOf(tenant).remove();
      RemovalOutcome outcome = remove(devicesOf(tenant), next);
      outcomesOf(next.batch()).put(next.line(), outcome);
      ends.add(describe(next.batch(), next.line(), outcome));
    }
    return ends;
  }

  private static RemovalOutcome remove(Map<String, String> devices, Waiting line) {
    if (!devices.containsKey(line.uid())) {
      return RemovalOutcome.NOT_FOUND;
    }
    return devices.remove(line.uid(), line.name())
        ? RemovalOutcome.REMOVED
        : RemovalOutcome.NAME_MISMATCH;
  }

  /** The same description for what a store has settled. */
  static String describe(Settlement settlement) {
    return describe(settlement.line().batch(), settlement.line().line(), settlement.outcome());
  }

  private static String describe(BatchId batch, int line, RemovalOutcome outcome) {
    return batch + " line " + line + " " + outcome;
  }

  /** The names of a tenant's devices by the text of their uid. */
  Map<String, String> inventory(TenantId tenant) {
    return devicesOf(tenant);
  }

  /** The outcomes of a batch's lines by their place. */
  Map<Integer, RemovalOutcome> outcomes(BatchId batch) {
    return outcomesOf(batch);
  }

  /** True if a line of the tenant's has no outcome yet. */
  boolean hasWork(TenantId tenant) {
    return !waitingOf(tenant).isEmpty();
  }

  private Map<String, String> devicesOf(TenantId tenant) {
    return namesByUid.computeIfAbsent(tenant, unknown -> new TreeMap<>());
  }

  private Deque<Waiting> waitingOf(TenantId tenant) {
    return waiting.computeIfAbsent(tenant, unknown -> new ArrayDeque<>());
  }

  private Map<Integer, RemovalOutcome> outcomesOf(BatchId batch) {
    return outcomes.computeIfAbsent(batch, unknown -> new TreeMap<>());
  }
}
