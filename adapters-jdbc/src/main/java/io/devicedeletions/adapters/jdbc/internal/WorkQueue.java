package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** The waiting work as rows of {@code deletion_work}. Thread-safe. */
final class WorkQueue {

  private final Dialect dialect;

  /**
   * A tenant's oldest work, which may be due later.
   *
   * @param before a place in the queue with nothing of the tenant's before it
   */
  record Head(DueTenant tenant, boolean isDue, Duration dueIn, WorkKey before) {}

  /**
   * How far back to look for a tenant, and with whom to go on after those in between. The first
   * stands for nobody and comes before everybody.
   */
  private record Floor(String tenant, String nextTenant, WorkKey last) {

    private static final String BEFORE_ALL = "";

    /** Beyond every letter of a tenant's. */
    private static final String BEYOND_ALL = "~";

    static Vector<Floor> inOrder(Map<TenantId, WorkKey> floors) {
      Vector<String> tenants = floors.keySet().toVector().map(TenantId::value).sorted();
      return tenants
          .prepend(BEFORE_ALL)
          .zip(tenants.append(BEYOND_ALL))
          .map(
              pair ->
                  new Floor(
                      pair._1(),
                      pair._2(),
                      TenantId.parse(pair._1()).flatMap(floors::get).getOrElse(WorkKey.FIRST)));
    }
  }

  WorkQueue(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The oldest work of each tenant, looking no further back than a floor where there is one. */
  Vector<Head> heads(Handle handle, Map<TenantId, WorkKey> floors) {
    return Vector.ofAll(
        dialect.headsOfWork(handle, rows(floors)).map((row, context) -> readHead(row)).list());
  }

  private static Rows<Floor> rows(Map<TenantId, WorkKey> floors) {
    return Rows.of(Floor.inOrder(floors))
        .text("floorTenant", Floor::tenant)
        .text("nextTenant", Floor::nextTenant)
        .text("floorDue", floor -> Long.toString(floor.last().due()))
        .text("floorBatch", floor -> floor.last().batch().toString())
        .number("floorPart", floor -> floor.last().part());
  }

  private static Head readHead(ResultSet row) throws SQLException {
    return new Head(
        new DueTenant(new TenantId(row.getString("tenant")), row.getInt("weight")),
        row.getBoolean("is_due"),
        Duration.ofMillis(row.getLong("due_in")),
        WorkKey.beforeAllDue(row.getLong("due")));
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
