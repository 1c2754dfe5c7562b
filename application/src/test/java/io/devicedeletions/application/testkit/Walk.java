package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Goes through a list page by page, as a client does.
 *
 * @param betweenPages what happens after each page that is not the last
 */
record Walk(Runnable betweenPages) {

  /** While nothing happens. */
  static final Walk UNDISTURBED = new Walk(() -> {});

  /** Far more than any list of these tests has. */
  private static final int MOST_PAGES = 10_000;

  Vector<BatchSummary> batches(TrackedDeletions tracked, TenantId tenant, BatchQuery query) {
    Function<Option<BatchPlace>, Page<BatchSummary, BatchPlace>> pages =
        place -> tracked.list(tenant, query.before(place));
    return through(query.limit(), pages);
  }

  Vector<DeletionRecord> records(DeletionRecords records, TenantId tenant, RecordQuery query) {
    Function<Option<RecordPlace>, Page<DeletionRecord, RecordPlace>> pages =
        place -> records.ofDevice(tenant, query.before(place));
    return through(query.limit(), pages);
  }

  Vector<DeadLine> dead(DeadDeletions dead, TenantId tenant, int limit) {
    Function<Option<RecordPlace>, Page<DeadLine, RecordPlace>> pages =
        place -> dead.list(tenant, new DeadQuery(limit, place));
    return through(limit, pages);
  }

  private <T, P> Vector<T> through(int limit, Function<Option<P>, Page<T, P>> list) {
    Vector<T> found = Vector.empty();
    Page<T, P> page = list.apply(Option.none());
    for (int pages = 1; pages < MOST_PAGES; pages++) {
      assertThat(page.items().size()).as("items of a page").isLessThanOrEqualTo(limit);
      found = found.appendAll(page.items());
      if (page.next().isEmpty()) {
        return found;
      }
      betweenPages.run();
      page = list.apply(page.next());
    }
    throw new AssertionError("the list does not end");
  }
}
