package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Comparator;

final class InMemoryDeletionRecords implements DeletionRecords {

  /** The oldest first. */
  static final Comparator<RecordPlace> BY_TIME =
      Comparator.comparing(RecordPlace::at)
          .thenComparing(place -> place.batch().toString())
          .thenComparingInt(RecordPlace::line);

  private final InMemoryStore store;

  InMemoryDeletionRecords(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Seq<Settlement> ofBatch(TenantId tenant, BatchId batch) {
    return store.state(tenant).endsOf(batch).map(EndedLine::settlement);
  }

  @Override
  public Page<DeletionRecord, RecordPlace> ofDevice(TenantId tenant, RecordQuery query) {
    TenantState state = store.state(tenant);
    Vector<EndedLine> rest =
        Vector.ofAll(state.settled().values().flatMap(ended -> ended))
            .filter(ended -> isMeant(query, ended))
            .filter(ended -> query.before().forAll(place -> isBefore(ended.place(), place)))
            .sorted(Comparator.comparing(EndedLine::place, BY_TIME.reversed()));
    Page<EndedLine, RecordPlace> page = Pages.first(rest, query.limit(), EndedLine::place);
    return new Page<>(page.items().map(ended -> record(state, ended)), page.next());
  }

  private static boolean isBefore(RecordPlace one, RecordPlace other) {
    return BY_TIME.compare(one, other) < 0;
  }

  private static boolean isMeant(RecordQuery query, EndedLine ended) {
    Device asked = ended.settlement().line().device();
    return query.uid().forAll(asked.uid()::equals)
        && query.name().forAll(asked.name()::equals)
        && query.since().forAll(earliest -> !ended.at().isBefore(earliest));
  }

  private static DeletionRecord record(TenantState state, EndedLine ended) {
    BatchId batch = ended.settlement().line().batch();
    return new DeletionRecord(
        batch,
        ended.line(),
        ended.settlement().line().device(),
        ended.state(),
        ended.attributes(),
        state.batch(batch).map(AcceptedBatch::request));
  }
}
