package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.adapters.jdbc.remote.RemoteDevices.Removal;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Compares what was asked, what was recorded, and what the remote system did. */
record RemoteChecker(StoreUnderTest store, RemoteDevices devices) {

  /** What is wrong, a sentence each. */
  Vector<String> complaints(Seq<DeletionBatch> batches) {
    Vector<Tuple2<LineKey, Settlement>> records = Vector.ofAll(batches).flatMap(this::records);
    Vector<LineKey> recorded = records.map(Tuple2::_1);
    Vector<LineKey> recordedRemoved =
        records.filter(record -> record._2().removes()).map(Tuple2::_1);
    Map<LineKey, Device> asked = HashMap.ofEntries(batches.flatMap(RemoteChecker::lines));
    Vector<LineKey> removed = Vector.ofAll(devices.removals()).map(Removal::key);
    return Vector.<String>empty()
        .appendAll(complain("without a record", asked.keySet().removeAll(recorded)))
        .appendAll(complain("recorded twice", twice(recorded)))
        .appendAll(complain("removed twice", twice(removed)))
        .appendAll(complain("removed but not recorded so", removed.removeAll(recordedRemoved)))
        .appendAll(complain("recorded but not removed", recordedRemoved.removeAll(removed)))
        .appendAll(complain("removed another device", others(asked)));
  }

  private Seq<Tuple2<LineKey, Settlement>> records(DeletionBatch batch) {
    return store
        .deletionRecords()
        .ofBatch(tenant(batch), batch.id())
        .map(end -> Tuple.of(key(batch, end.line().line()), end));
  }

  private static TenantId tenant(DeletionBatch batch) {
    return batch.origin().tenant();
  }

  private static LineKey key(DeletionBatch batch, int line) {
    return new LineKey(tenant(batch), batch.id(), line);
  }

  private static Seq<Tuple2<LineKey, Device>> lines(DeletionBatch batch) {
    return batch
        .scheduledLines()
        .toVector()
        .flatMap(
            line ->
                batch
                    .lines()
                    .get(line)
                    .scheduledDevice()
                    .map(device -> Tuple.of(key(batch, line), device)));
  }

  private static Vector<LineKey> twice(Vector<LineKey> keys) {
    return keys.groupBy(key -> key).filterValues(same -> same.size() > 1).keySet().toVector();
  }

  private Vector<LineKey> others(Map<LineKey, Device> asked) {
    return Vector.ofAll(devices.removals())
        .reject(removal -> asked.get(removal.key()).contains(removal.device()))
        .map(Removal::key);
  }

  private static Vector<String> complain(String what, Iterable<LineKey> keys) {
    return Vector.ofAll(keys).map(key -> what + ": " + key);
  }
}
