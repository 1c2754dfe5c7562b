package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Leased work as rows of {@code deletion_work}. Thread-safe. */
final class LeasedWork {

  private final Dialect dialect;
  private final LeaseStatements statements;

  /**
   * A part that goes into the queue.
   *
   * @param batch its batch
   * @param number its number within the batch
   * @param lines the places of its lines
   * @param attempts how often they were tried
   * @param pause when it is due, from now
   * @param token the lease under which it stands; none if it is known that nothing was done
   * @param error what happened last; empty for nothing
   */
  record Part(
      BatchId batch,
      int number,
      Seq<Integer> lines,
      int attempts,
      Duration pause,
      Option<FencingToken> token,
      String error) {}

  LeasedWork(Dialect dialect) {
    this.dialect = dialect;
    this.statements = dialect.leaseStatements();
  }

  FencingToken nextToken(Handle handle) {
    return new FencingToken(handle.createQuery(statements.nextToken()).mapTo(long.class).one());
  }

  void put(Handle handle, TenantId tenant, Seq<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(statements.putPart());
    for (Part part : parts) {
      dialect.bindNumbers(batch, "lines", part.lines());
      batch
          .bind("tenant", tenant.value())
          .bind("batchId", part.batch().toString())
          .bind("part", part.number())
          .bind("pause", part.pause().toMillis())
          .bind("attempts", part.attempts())
          .bind("token", part.token().map(FencingToken::value).getOrElse(0L))
          .bind("error", part.error())
          .add();
    }
    batch.execute();
  }

  /** True if all of the lease stands; otherwise the transaction must leave no trace. */
  boolean renew(Handle handle, Lease lease) {
    return stands(
        lease,
        dialect.write(
            handle,
            statements.renewParts(),
            rows(lease).with("pause", Long.toString(lease.duration().toMillis()))));
  }

  /** True if all of the lease stood; otherwise the transaction must leave no trace. */
  boolean take(Handle handle, Lease lease) {
    return stands(lease, dialect.write(handle, statements.takeParts(), rows(lease)));
  }

  private static boolean stands(Lease lease, int parts) {
    return parts == lease.parts().size();
  }

  private static Rows<Lease.Part> rows(Lease lease) {
    return Rows.of(lease.parts())
        .with("tenant", lease.tenant().value())
        .with("token", Long.toString(lease.token().value()))
        .text("batchId", part -> part.batch().toString())
        .number("part", Lease.Part::number);
  }
}
