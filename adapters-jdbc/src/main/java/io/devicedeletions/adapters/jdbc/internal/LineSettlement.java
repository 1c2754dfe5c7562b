package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalRule;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Removes the devices of lines and records what became of each. Thread-safe. */
final class LineSettlement {

  private final Dialect dialect;
  private final RemovalRule rule;
  private final RecordWriter records;

  LineSettlement(Dialect dialect, RemovalRule rule, RecordWriter records) {
    this.dialect = dialect;
    this.rule = rule;
    this.records = records;
  }

  /** Within the handle's transaction, in which the lines have left the queue. */
  Seq<Settlement> settle(Handle handle, TenantId tenant, Seq<PendingLine> lines) {
    Seq<Settlement> settlements = rule.settle(lines, lockDevices(handle, tenant, lines));
    records.insert(handle, tenant, settlements);
    deleteDevices(handle, tenant, settlements.filter(Settlement::removes));
    return settlements;
  }

  private Map<DeviceUid, DeviceName> lockDevices(
      Handle handle, TenantId tenant, Seq<PendingLine> lines) {
    Query query = handle.createQuery(dialect.deviceStatements().lockDevices());
    dialect.bindTexts(query, "uids", uidsInOrder(lines));
    return HashMap.ofEntries(
        query
            .bind("tenant", tenant.value())
            .map((row, context) -> DeviceRow.readDevice(row))
            .map(device -> Tuple.of(device.uid(), device.name()))
            .list());
  }

  /** Whoever locks devices does so in one order, or two could wait for each other in a circle. */
  private static Seq<String> uidsInOrder(Seq<PendingLine> lines) {
    return lines.map(line -> line.device().uid().toString()).distinct().sorted();
  }

  /** Counts, because a record that says REMOVED must never stand beside its device. */
  private void deleteDevices(Handle handle, TenantId tenant, Seq<Settlement> removals) {
    int deleted =
        dialect.write(
            handle,
            dialect.deviceStatements().deleteDevices(),
            Rows.of(removals)
                .with("tenant", tenant.value())
                .text("uid", removal -> removal.line().device().uid().toString()));
    if (deleted != removals.size()) {
      throw new InconsistentRemovalException(removals.size(), deleted);
    }
  }
}
