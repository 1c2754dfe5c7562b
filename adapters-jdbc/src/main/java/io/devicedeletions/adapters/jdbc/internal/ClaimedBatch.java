package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.PendingLine;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;

/**
 * A batch that was taken out of the queue to be settled.
 *
 * @param id its name
 * @param due when it was due, on a scale of the database's that serves to compare
 * @param attempts how often its lines were tried before
 * @param remaining the places of its lines that have no outcome yet
 * @param uids the uids of all its lines, as submitted
 * @param names the names of all its lines
 */
record ClaimedBatch(
    BatchId id,
    long due,
    int attempts,
    Vector<Integer> remaining,
    Vector<String> uids,
    Vector<String> names) {

  static final Comparator<ClaimedBatch> OLDEST_FIRST =
      Comparator.comparingLong(ClaimedBatch::due).thenComparing(batch -> batch.id().toString());

  static ClaimedBatch read(Dialect dialect, ResultSet row) throws SQLException {
    return new ClaimedBatch(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        row.getLong("due"),
        row.getInt("attempts"),
        dialect.numbers(row, "lines"),
        dialect.texts(row, "uids"),
        dialect.texts(row, "names"));
  }

  Vector<PendingLine> lines() {
    return remaining.map(line -> new PendingLine(id, line, device(line), attempts));
  }

  private Device device(int line) {
    return new Device(
        DeviceUid.parse(uids.get(line))
            .getOrElseThrow(() -> new UnreadableRowException("work names a malformed uid")),
        new DeviceName(names.get(line)));
  }
}
