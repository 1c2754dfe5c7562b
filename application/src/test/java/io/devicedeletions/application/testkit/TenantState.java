package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.history.Intervention;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * All that a store holds of one tenant. It is immutable: a change that fails half-way has changed
 * nothing.
 *
 * @param devices the inventory
 * @param poisoned the devices whose removal fails
 * @param batches every batch that was accepted
 * @param waiting the lines without an outcome
 * @param dead the lines that were given up, the oldest first
 * @param settled the lines with an outcome
 * @param interventions what was done to batches, the oldest first
 */
record TenantState(
    SortedMap<DeviceUid, InventoryDevice> devices,
    Set<DeviceUid> poisoned,
    Vector<AcceptedBatch> batches,
    Vector<WaitingLine> waiting,
    Vector<DeadLine> dead,
    Map<BatchId, Vector<EndedLine>> settled,
    Map<BatchId, Vector<Intervention>> interventions) {

  private static final Comparator<WaitingLine> QUEUE_ORDER =
      Comparator.comparing(WaitingLine::dueAt)
          .thenComparing(waiting -> waiting.line().batch().toString())
          .thenComparingInt(WaitingLine::part);

  static final TenantState EMPTY =
      new TenantState(
          TreeMap.empty(),
          HashSet.empty(),
          Vector.empty(),
          Vector.empty(),
          Vector.empty(),
          HashMap.empty(),
          HashMap.empty());

  TenantState register(Seq<InventoryDevice> registered) {
    return withDevices(
        registered.foldLeft(devices, (known, device) -> known.put(device.uid(), device)));
  }

  Tuple2<TenantState, Enqueued> enqueue(DeletionBatch batch, Grace grace, Instant now) {
    return batch
        .origin()
        .idempotencyKey()
        .flatMap(this::keyed)
        .fold(
            () -> Tuple.of(store(batch, grace, now), new Enqueued.Stored(batch)),
            earlier -> Tuple.of(this, new Enqueued.KeyTaken(earlier)));
  }

  private Option<DeletionBatch> keyed(IdempotencyKey key) {
    return batches
        .map(AcceptedBatch::batch)
        .find(batch -> batch.origin().idempotencyKey().contains(key));
  }

  Option<AcceptedBatch> batch(BatchId id) {
    return batches.find(batch -> batch.id().equals(id));
  }

  private TenantState store(DeletionBatch batch, Grace grace, Instant now) {
    Instant dueAt = now.plus(grace.period());
    return new TenantState(
        devices,
        poisoned,
        batches.append(new AcceptedBatch(batch, now, dueAt)),
        waiting.appendAll(pendingLines(batch).map(line -> new WaitingLine(line, 0, dueAt))),
        dead,
        settled,
        interventions);
  }

  static Vector<PendingLine> pendingLines(DeletionBatch batch) {
    return batch
        .lines()
        .zipWithIndex()
        .flatMap(
            line ->
                line._1()
                    .scheduledDevice()
                    .map(device -> new PendingLine(batch.id(), line._2(), device, 0)));
  }

  /** What is due, the oldest first. */
  Vector<WaitingLine> due(Instant now) {
    return waiting.filter(line -> !line.dueAt().isAfter(now)).sorted(QUEUE_ORDER);
  }

  Option<Instant> nextDue() {
    return waiting.map(WaitingLine::dueAt).min();
  }

  TenantState settle(Seq<Settlement> settlements, Instant now) {
    return withDevices(
            devices.removeAll(
                settlements.filter(Settlement::removes).map(end -> end.line().device().uid())))
        .record(settlements.map(end -> new EndedLine(end, now, lastKnown(end))));
  }

  private Map<String, String> lastKnown(Settlement end) {
    return end.removes()
        ? devices
            .get(end.line().device().uid())
            .map(InventoryDevice::attributes)
            .getOrElse(LinkedHashMap.empty())
        : LinkedHashMap.empty();
  }

  /** Without a look at the inventory. */
  TenantState record(Seq<EndedLine> ended) {
    return withSettled(ended.foldLeft(settled, TenantState::record));
  }

  private static Map<BatchId, Vector<EndedLine>> record(
      Map<BatchId, Vector<EndedLine>> records, EndedLine ended) {
    return records.put(ended.settlement().line().batch(), Vector.of(ended), Vector::appendAll);
  }

  /** The records of a batch, in its order. */
  Vector<EndedLine> endsOf(BatchId batch) {
    return settled.getOrElse(batch, Vector.empty()).sortBy(EndedLine::line);
  }

  /** Writes down what somebody did to lines; nothing where there were none. */
  TenantState intervene(
      BatchId batch, Intervention.Action action, Requester who, Seq<Integer> lines, Instant now) {
    return lines.isEmpty()
        ? this
        : withInterventions(
            interventions.put(
                batch,
                Vector.of(new Intervention(action, who, now, lines.sorted().toVector())),
                Vector::appendAll));
  }

  TenantState withDevices(SortedMap<DeviceUid, InventoryDevice> changed) {
    return new TenantState(changed, poisoned, batches, waiting, dead, settled, interventions);
  }

  TenantState withPoisoned(Set<DeviceUid> changed) {
    return new TenantState(devices, changed, batches, waiting, dead, settled, interventions);
  }

  TenantState withWaiting(Vector<WaitingLine> changed) {
    return new TenantState(devices, poisoned, batches, changed, dead, settled, interventions);
  }

  TenantState withDead(Vector<DeadLine> changed) {
    return new TenantState(devices, poisoned, batches, waiting, changed, settled, interventions);
  }

  private TenantState withSettled(Map<BatchId, Vector<EndedLine>> changed) {
    return new TenantState(devices, poisoned, batches, waiting, dead, changed, interventions);
  }

  private TenantState withInterventions(Map<BatchId, Vector<Intervention>> changed) {
    return new TenantState(devices, poisoned, batches, waiting, dead, settled, changed);
  }

  /** Forgets what began before this time, but for the batches of lines that wait or are dead. */
  TenantState prune(Instant before) {
    return new TenantState(
        devices,
        poisoned,
        batches.filter(batch -> isNeeded(batch.id()) || !batch.acceptedAt().isBefore(before)),
        waiting,
        dead,
        settled.mapValues(lines -> lines.reject(line -> line.at().isBefore(before))),
        interventions.mapValues(taken -> taken.reject(each -> each.takenAt().isBefore(before))));
  }

  private boolean isNeeded(BatchId batch) {
    return waiting.exists(waits -> waits.line().batch().equals(batch))
        || dead.exists(given -> given.batch().equals(batch));
  }
}
