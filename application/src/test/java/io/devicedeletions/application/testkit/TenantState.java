package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalRule;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * All that a store holds of one tenant. It is immutable: a change that fails half-way has changed
 * nothing.
 *
 * @param devices the inventory
 * @param keyed the batches that took an idempotency key
 * @param waiting the lines without an outcome, in the order in which they came
 * @param settled the lines with one
 */
record TenantState(
    SortedMap<DeviceUid, InventoryDevice> devices,
    Map<IdempotencyKey, DeletionBatch> keyed,
    Vector<WaitingLine> waiting,
    Map<BatchId, Vector<Settlement>> settled) {

  /** Small enough that tests see work which takes more than one claim. */
  private static final int LINES_PER_CLAIM = 250;

  static final TenantState EMPTY =
      new TenantState(TreeMap.empty(), HashMap.empty(), Vector.empty(), HashMap.empty());

  TenantState register(Seq<InventoryDevice> registered) {
    return withDevices(
        registered.foldLeft(devices, (known, device) -> known.put(device.uid(), device)));
  }

  Tuple2<TenantState, Enqueued> enqueue(DeletionBatch batch, Instant dueAt) {
    return batch
        .origin()
        .idempotencyKey()
        .flatMap(keyed::get)
        .fold(
            () -> Tuple.of(store(batch, dueAt), new Enqueued.Stored(batch)),
            earlier -> Tuple.of(this, new Enqueued.KeyTaken(earlier)));
  }

  private TenantState store(DeletionBatch batch, Instant dueAt) {
    return new TenantState(
        devices,
        batch.origin().idempotencyKey().fold(() -> keyed, key -> keyed.put(key, batch)),
        waiting.appendAll(pendingLines(batch).map(line -> new WaitingLine(line, dueAt))),
        settled);
  }

  private static Vector<PendingLine> pendingLines(DeletionBatch batch) {
    return batch
        .lines()
        .zipWithIndex()
        .flatMap(
            line ->
                line._1()
                    .scheduledDevice()
                    .map(device -> new PendingLine(batch.id(), line._2(), device, 0)));
  }

  Tuple2<TenantState, Seq<Settlement>> settle(RemovalRule rule, Instant now) {
    Vector<WaitingLine> taken = due(now).take(LINES_PER_CLAIM);
    Vector<PendingLine> claimed = taken.map(WaitingLine::line);
    Seq<Settlement> settlements =
        rule.settle(claimed, onRecord(claimed).mapValues(device -> device.device().name()));
    return Tuple.of(
        new TenantState(
            devices.removeAll(
                settlements.filter(Settlement::removes).map(end -> end.line().device().uid())),
            keyed,
            waiting.removeAll(taken),
            settlements.foldLeft(settled, TenantState::record)),
        settlements);
  }

  /** What is due, the oldest first. */
  Vector<WaitingLine> due(Instant now) {
    return waiting.filter(line -> !line.dueAt().isAfter(now)).sortBy(WaitingLine::dueAt);
  }

  private Map<DeviceUid, InventoryDevice> onRecord(Vector<PendingLine> lines) {
    return lines
        .flatMap(line -> devices.get(line.device().uid()))
        .toMap(InventoryDevice::uid, device -> device);
  }

  private static Map<BatchId, Vector<Settlement>> record(
      Map<BatchId, Vector<Settlement>> records, Settlement settlement) {
    return records.put(settlement.line().batch(), Vector.of(settlement), Vector::appendAll);
  }

  private TenantState withDevices(SortedMap<DeviceUid, InventoryDevice> changed) {
    return new TenantState(changed, keyed, waiting, settled);
  }
}
