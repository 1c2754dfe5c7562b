package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import org.jdbi.v3.core.Handle;

/** Writes down what became of lines. Thread-safe. */
final class RecordWriter {

  private final Dialect dialect;
  private final String node;

  /**
   * Records in a database.
   *
   * @param node the name under which this process signs them
   */
  RecordWriter(Dialect dialect, String node) {
    this.dialect = dialect;
    this.node = node;
  }

  /** Before the devices are removed: the record keeps them as they were. */
  void insert(Handle handle, TenantId tenant, Seq<Settlement> settlements) {
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
    dialect.tally(handle, tenant, settlements.map(Settlement::outcome));
  }

  /** What a remote inventory removed, as that answered it. */
  void insertRemoved(Handle handle, TenantId tenant, Seq<RemoteAnswer.Removed> removed) {
    if (removed.isEmpty()) {
      return;
    }
    dialect.write(
        handle,
        dialect.leaseStatements().insertRemovals(),
        Rows.of(removed)
            .with("tenant", tenant.value())
            .with("node", node)
            .text("batchId", answer -> answer.line().batch().toString())
            .number("line", answer -> answer.line().line())
            .text("uid", answer -> answer.line().device().uid().toString())
            .text("name", answer -> answer.line().device().name().value())
            .number("attempts", answer -> answer.line().attempts() + 1)
            .text("removedName", answer -> answer.removed().device().name().value())
            .text("attributes", answer -> AttributesJson.write(answer.removed().attributes())));
    dialect.tally(handle, tenant, removed.map(answer -> RemovalOutcome.REMOVED));
  }
}
