package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.history.TenantTotals.BoundedCount;
import io.devicedeletions.domain.history.TenantTotals.MinuteTally;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

final class InMemoryTenantActivity implements TenantActivity {

  private final InMemoryStore store;

  InMemoryTenantActivity(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public TenantTotals totals(TenantId tenant) {
    return store.look(tenant, InMemoryTenantActivity::totals);
  }

  private static TenantTotals totals(TenantState state, Instant now) {
    Seq<EndedLine> ended = state.settled().values().flatMap(lines -> lines);
    Instant last = now.truncatedTo(ChronoUnit.MINUTES);
    return new TenantTotals(
        now,
        new BoundedCount(state.waiting().size(), true),
        new BoundedCount(state.dead().size(), true),
        state.nextDue(),
        Vector.rangeClosedBy(TenantTotals.MINUTES - 1, 0, -1)
            .map(ago -> tally(ended, last.minus(Duration.ofMinutes(ago)))));
  }

  private static MinuteTally tally(Seq<EndedLine> ended, Instant minute) {
    return new MinuteTally(
        minute,
        new FateCounts(
            ended
                .filter(line -> line.at().truncatedTo(ChronoUnit.MINUTES).equals(minute))
                .groupBy(line -> LineFate.of(line.settlement().outcome()))
                .mapValues(Seq::size)));
  }
}
