package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.PendingLine;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;

/**
 * A part of a batch that was taken out of the queue to be settled.
 *
 * @param key where it stood in the queue
 * @param attempts how often its lines were tried before
 * @param inDoubt whether a remote inventory was asked and it is not known what it did
 * @param remaining the places of its lines that have no outcome yet
 * @param devices the uids and names of all lines of the batch, as submitted; none if they cannot be
 *     read
 */
record ClaimedPart(
    WorkKey key,
    int attempts,
    boolean inDoubt,
    Vector<Integer> remaining,
    Option<Submitted> devices) {

  static final Comparator<ClaimedPart> OLDEST_FIRST = Comparator.comparing(ClaimedPart::key);

  /** Uids and names by line. */
  record Submitted(Vector<String> uids, Vector<String> names) {

    /** None where the row is too short or holds what was never scheduled. */
    Option<Device> device(int line) {
      return element(uids, line)
          .flatMap(DeviceUid::parse)
          .flatMap(uid -> name(line).map(name -> new Device(uid, name)));
    }

    private Option<DeviceName> name(int line) {
      return element(names, line).flatMap(name -> DeviceName.parse(name).toOption());
    }

    private static Option<String> element(Vector<String> texts, int line) {
      return line >= 0 && line < texts.size() ? Option.of(texts.get(line)) : Option.none();
    }
  }

  static ClaimedPart read(Dialect dialect, ResultSet row) throws SQLException {
    WorkKey key =
        new WorkKey(
            row.getLong("due"),
            new BatchId(UUID.fromString(row.getString("batch_id"))),
            row.getInt("part"));
    return new ClaimedPart(
        key,
        row.getInt("attempts"),
        row.getBoolean("in_doubt"),
        dialect.numbers(row, "lines"),
        readDevices(dialect, row));
  }

  /** A batch that is lost or garbled must not keep the others from being settled. */
  private static Option<Submitted> readDevices(Dialect dialect, ResultSet row) throws SQLException {
    try {
      return Option.some(new Submitted(dialect.texts(row, "uids"), dialect.texts(row, "names")));
    } catch (UnreadableRowException unreadable) {
      return Option.none();
    }
  }

  boolean isReadable() {
    return devices.exists(
        submitted -> remaining.forAll(line -> submitted.device(line).isDefined()));
  }

  /** Its lines; for a part that is readable. */
  Vector<PendingLine> lines() {
    return remaining.map(line -> new PendingLine(key.batch(), line, device(line), attempts));
  }

  private Device device(int line) {
    return devices
        .flatMap(submitted -> submitted.device(line))
        .getOrElseThrow(() -> new UnreadableRowException("work has lost its batch"));
  }
}
