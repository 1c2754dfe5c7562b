package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DueDeletions;
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
import io.vavr.collection.Vector;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A removal is one short transaction. No state says that a batch is being worked on: a process that
 * dies in the middle leaves what was there before. Thread-safe.
 */
public final class JdbcDueDeletions implements DueDeletions {

  private final Sessions sessions;
  private final Dialect dialect;
  private final RemovalRule rule;
  private final String node;

  /**
   * The due work of a database.
   *
   * @param rule decides what becomes of each line
   * @param node the name under which this process signs its records
   */
  public JdbcDueDeletions(Database database, RemovalRule rule, String node) {
    this.sessions = database.work();
    this.dialect = database.dialect();
    this.rule = rule;
    this.node = node;
  }

  @Override
  public Seq<TenantId> tenants() {
    return sessions.read(
        handle ->
            Vector.ofAll(
                handle
                    .createQuery(dialect.statements().dueTenants())
                    .map((row, context) -> new TenantId(row.getString("tenant")))
                    .list()));
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    return sessions.write(
        handle -> {
          Seq<PendingLine> lines = claim(handle, tenant);
          return lines.isEmpty() ? Vector.empty() : settle(handle, tenant, lines);
        });
  }

  private Seq<Settlement> settle(Handle handle, TenantId tenant, Seq<PendingLine> lines) {
    Seq<Settlement> settlements = rule.settle(lines, lockDevices(handle, tenant, lines));
    insertRecords(handle, tenant, settlements);
    deleteDevices(handle, tenant, settlements.filter(Settlement::removes));
    return settlements;
  }

  private Seq<PendingLine> claim(Handle handle, TenantId tenant) {
    return Vector.ofAll(
            handle
                .createQuery(dialect.statements().claimWork())
                .bind("tenant", tenant.value())
                .map((row, context) -> ClaimedBatch.read(dialect, row))
                .list())
        .sorted(ClaimedBatch.OLDEST_FIRST)
        .flatMap(ClaimedBatch::lines);
  }

  private Map<DeviceUid, DeviceName> lockDevices(
      Handle handle, TenantId tenant, Seq<PendingLine> lines) {
    Query query = handle.createQuery(dialect.statements().lockDevices());
    dialect.bindTexts(query, "uids", lines.map(line -> line.device().uid().toString()).distinct());
    return HashMap.ofEntries(
        query
            .bind("tenant", tenant.value())
            .map((row, context) -> DeviceRow.readDevice(row))
            .map(device -> Tuple.of(device.uid(), device.name()))
            .list());
  }

  private void insertRecords(Handle handle, TenantId tenant, Seq<Settlement> settlements) {
    dialect.write(
        handle,
        dialect.statements().insertRecords(),
        Rows.of(settlements)
            .with("tenant", tenant.value())
            .with("node", node)
            .text("batchId", settlement -> settlement.line().batch().toString())
            .number("line", settlement -> settlement.line().line())
            .text("uid", settlement -> settlement.line().device().uid().toString())
            .text("name", settlement -> settlement.line().device().name().value())
            .text("outcome", settlement -> settlement.outcome().name())
            .number("attempts", Settlement::attempts));
  }

  /** Counts, because a record that says REMOVED must never stand beside its device. */
  private void deleteDevices(Handle handle, TenantId tenant, Seq<Settlement> removals) {
    int deleted =
        dialect.write(
            handle,
            dialect.statements().deleteDevices(),
            Rows.of(removals)
                .with("tenant", tenant.value())
                .text("uid", removal -> removal.line().device().uid().toString()));
    if (deleted != removals.size()) {
      throw new IllegalStateException(
          "%d devices were to be removed, %d were".formatted(removals.size(), deleted));
    }
  }
}
