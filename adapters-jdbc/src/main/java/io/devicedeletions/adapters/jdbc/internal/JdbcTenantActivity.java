package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.history.TenantTotals.BoundedCount;
import io.devicedeletions.domain.history.TenantTotals.MinuteTally;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How tenants' work goes, on the connections of those who ask. Thread-safe. */
public final class JdbcTenantActivity implements TenantActivity {

  private static final int MOST = 1_000;
  private static final FateCounts NOTHING = new FateCounts(HashMap.empty());

  private final Sessions sessions;
  private final Dialect dialect;
  private final ClosedMinutes closed = new ClosedMinutes();

  /** The activity in a database. */
  public JdbcTenantActivity(Database database) {
    this.sessions = database.asking();
    this.dialect = database.dialect();
  }

  /** What waits and what was given up. */
  private record Stock(
      Instant asOf, BoundedCount pending, BoundedCount dead, Option<Instant> oldestDueAt) {}

  /** What a transaction or more settled in a minute with one outcome. */
  private record Tally(Instant minute, LineFate fate, int devices) {}

  @Override
  public TenantTotals totals(TenantId tenant) {
    return sessions.readByIndex(handle -> totals(handle, tenant));
  }

  private TenantTotals totals(Handle handle, TenantId tenant) {
    Stock stock =
        handle
            .createQuery(dialect.historyStatements().totals())
            .define("most", MOST)
            .bind("tenant", tenant.value())
            .map((row, context) -> readStock(row))
            .one();
    return new TenantTotals(
        stock.asOf(),
        stock.pending(),
        stock.dead(),
        stock.oldestDueAt(),
        minutes(handle, tenant, stock.asOf()));
  }

  private Stock readStock(ResultSet row) throws SQLException {
    long dead = row.getLong("dead");
    return new Stock(
        dialect.time(row, "as_of"),
        new BoundedCount(row.getLong("lines"), row.getLong("parts") < MOST),
        new BoundedCount(dead, dead < MOST),
        dialect.timeIfAny(row, "oldest_due_at"));
  }

  private Vector<MinuteTally> minutes(Handle handle, TenantId tenant, Instant asOf) {
    Instant last = asOf.truncatedTo(ChronoUnit.MINUTES);
    Instant first = last.minus(TenantTotals.MINUTES - 1, ChronoUnit.MINUTES);
    SortedMap<Instant, FateCounts> known = closed.from(tenant, first);
    Map<Instant, FateCounts> read =
        counts(handle, tenant, first.plus(known.size(), ChronoUnit.MINUTES));
    SortedMap<Instant, FateCounts> all =
        Vector.range(0, TenantTotals.MINUTES)
            .map(number -> first.plus(number, ChronoUnit.MINUTES))
            .toSortedMap(
                minute -> minute,
                minute -> known.get(minute).orElse(() -> read.get(minute)).getOrElse(NOTHING));
    closed.learn(tenant, all, asOf);
    return all.toVector().map(minute -> new MinuteTally(minute._1(), minute._2()));
  }

  private Map<Instant, FateCounts> counts(Handle handle, TenantId tenant, Instant from) {
    return tallies(handle, tenant, from)
        .groupBy(Tally::minute)
        .mapValues(JdbcTenantActivity::counts);
  }

  private Vector<Tally> tallies(Handle handle, TenantId tenant, Instant from) {
    Query query = handle.createQuery(dialect.recordStatements().tallies());
    dialect.bindTime(query, "from", from);
    return Vector.ofAll(
        query.bind("tenant", tenant.value()).map((row, context) -> readTally(row)).list());
  }

  private Tally readTally(ResultSet row) throws SQLException {
    return new Tally(
        dialect.time(row, "minute").truncatedTo(ChronoUnit.MINUTES),
        LineFate.of(RemovalOutcome.valueOf(row.getString("outcome"))),
        row.getInt("devices"));
  }

  private static FateCounts counts(Vector<Tally> tallies) {
    return new FateCounts(
        tallies.foldLeft(
            HashMap.empty(),
            (counts, tally) -> counts.put(tally.fate(), tally.devices(), Integer::sum)));
  }
}
