package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.Intervention.Action;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes down who did what to which lines of a batch. Thread-safe. */
final class InterventionWriter {

  private final Dialect dialect;

  InterventionWriter(Dialect dialect) {
    this.dialect = dialect;
  }

  void insert(
      Handle handle,
      TenantId tenant,
      BatchId batch,
      Action action,
      Seq<Integer> lines,
      Requester requester) {
    Update statement = handle.createUpdate(dialect.interventionStatements().insertIntervention());
    dialect.bindNumbers(statement, "lines", lines.sorted());
    statement
        .bind("tenant", tenant.value())
        .bind("batchId", batch.toString())
        .bind("action", action.name())
        .bind("requester", requester.value())
        .execute();
  }
}
