package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
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
 * @param times when batches were accepted and lines settled
 */
record TenantState(
    SortedMap<DeviceUid, InventoryDevice> devices,
    Set<DeviceUid> poisoned,
    Vector<DeletionBatch> batches,
    Vector<WaitingLine> waiting,
    Vector<DeadLine> dead,
    Map<BatchId, Vector<Settlement>> settled,
    Times times) {

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
          new Times(HashMap.empty(), HashMap.empty()));

  /** When what is kept began to be. */
  record Times(Map<BatchId, Instant> accepted, Map<Settlement, Instant> settled) {

    private Times accept(BatchId batch, Instant now) {
      return new Times(accepted.put(batch, now), settled);
    }

    private Times settle(Seq<Settlement> settlements, Instant now) {
      return new Times(
          accepted, settlements.foldLeft(settled, (known, line) -> known.put(line, now)));
    }
  }

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
    return batches.find(batch -> batch.origin().idempotencyKey().contains(key));
  }

  Option<DeletionBatch> batch(BatchId id) {
    return batches.find(batch -> batch.id().equals(id));
  }

  private TenantState store(DeletionBatch batch, Grace grace, Instant now) {
    Instant dueAt = now.plus(grace.period());
    return new TenantState(
        devices,
        poisoned,
        batches.append(batch),
        waiting.appendAll(pendingLines(batch).map(line -> new WaitingLine(line, 0, dueAt))),
        dead,
        settled,
        times.accept(batch.id(), now));
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
        .record(settlements, now);
  }

  /** Without a look at the inventory. */
  TenantState record(Seq<Settlement> settlements, Instant now) {
    return new TenantState(
        devices,
        poisoned,
        batches,
        waiting,
        dead,
        settlements.foldLeft(settled, TenantState::record),
        times.settle(settlements, now));
  }

  private static Map<BatchId, Vector<Settlement>> record(
      Map<BatchId, Vector<Settlement>> records, Settlement settlement) {
    return records.put(settlement.line().batch(), Vector.of(settlement), Vector::appendAll);
  }

  TenantState withDevices(SortedMap<DeviceUid, InventoryDevice> changed) {
    return new TenantState(changed, poisoned, batches, waiting, dead, settled, times);
  }

  TenantState withPoisoned(Set<DeviceUid> changed) {
    return new TenantState(devices, changed, batches, waiting, dead, settled, times);
  }

  TenantState withWaiting(Vector<WaitingLine> changed) {
    return new TenantState(devices, poisoned, batches, changed, dead, settled, times);
  }

  TenantState withDead(Vector<DeadLine> changed) {
    return new TenantState(devices, poisoned, batches, waiting, changed, settled, times);
  }

  /** Forgets what began before this time, but for the batches of lines that wait or are dead. */
  TenantState prune(Instant before) {
    return new TenantState(
        devices,
        poisoned,
        batches.filter(batch -> isNeeded(batch.id()) || !accepted(batch.id()).isBefore(before)),
        waiting,
        dead,
        settled.mapValues(
            lines -> lines.reject(line -> times.settled().get(line).exists(before::isAfter))),
        times);
  }

  private Instant accepted(BatchId batch) {
    return times.accepted().getOrElse(batch, Instant.MAX);
  }

  private boolean isNeeded(BatchId batch) {
    return waiting.exists(waits -> waits.line().batch().equals(batch))
        || dead.exists(given -> given.batch().equals(batch));
  }
}
