package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** The waiting work as rows of {@code deletion_work}. Thread-safe. */
final class WorkQueue {

  private final Dialect dialect;

  /** A tenant's oldest work, which may be due later. */
  private record Head(DueTenant tenant, boolean isDue, Duration dueIn) {}

  WorkQueue(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * What is due.
   *
   * @param tenants how many tenants have some
   * @param oldest for how long the oldest has been due
   */
  record Backlog(int tenants, Duration oldest) {}

  Backlog backlog(Handle handle) {
    Vector<Head> due = heads(handle).filter(Head::isDue);
    return new Backlog(
        due.size(), due.map(head -> head.dueIn().negated()).max().getOrElse(Duration.ZERO));
  }

  private Vector<Head> heads(Handle handle) {
    return Vector.ofAll(
        handle
            .createQuery(dialect.statements().headsOfWork())
            .map((row, context) -> readHead(row))
            .list());
  }

  DueWork lookAhead(Handle handle) {
    Vector<Head> heads = heads(handle);
    return new DueWork(
        heads.filter(Head::isDue).map(Head::tenant),
        heads.reject(Head::isDue).map(Head::dueIn).min());
  }

  private static Head readHead(ResultSet row) throws SQLException {
    return new Head(
        new DueTenant(new TenantId(row.getString("tenant")), row.getInt("weight")),
        row.getBoolean("is_due"),
        Duration.ofMillis(row.getLong("due_in")));
  }

  /** Takes some of the tenant's oldest due work out of the queue, in the queue's order. */
  Vector<ClaimedPart> claim(Handle handle, TenantId tenant, ClaimSize size, WorkKey after) {
    return Vector.ofAll(
            handle
                .createQuery(dialect.statements().claimWork())
                .define("parts", size.parts())
                .bind("tenant", tenant.value())
                .bind("afterDue", after.due())
                .bind("afterBatch", after.batch().toString())
                .bind("afterPart", after.part())
                .map((row, context) -> ClaimedPart.read(dialect, row))
                .list())
        .sorted(ClaimedPart.OLDEST_FIRST);
  }
}
