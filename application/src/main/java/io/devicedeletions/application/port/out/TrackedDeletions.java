package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Accepted batches and where they stand. What it costs is bounded, however much there is of
 * everything, and it keeps no worker waiting. Implementations are thread-safe.
 */
public interface TrackedDeletions {

  /** How many batches {@link #summaries} takes at once. */
  int MOST_SUMMARIES = 1_000;

  /**
   * A batch and where each of its lines stands, all at one moment.
   *
   * @return none for an unknown batch, as for another tenant's
   * @throws RuntimeException also if the batch was changed by others so that it cannot be read
   */
  Option<BatchProgress> find(TenantId tenant, BatchId batch);

  /**
   * A batch without its lines.
   *
   * @return none for an unknown batch, as for another tenant's
   * @throws RuntimeException also if the batch was changed by others so that it cannot be read
   */
  Option<BatchSummary> summary(TenantId tenant, BatchId batch);

  /**
   * Batches without their lines, in a few looks, each of its own moment. Unknown batches are left
   * out, as are another tenant's and those that cannot be read; one that is named twice is there
   * once.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_SUMMARIES}
   */
  Map<BatchId, BatchSummary> summaries(TenantId tenant, Seq<BatchId> batches);

  /**
   * A tenant's batches, the newest first: by the time of their acceptance, those of one time by
   * their id. Where no request is named and a state is asked for in which batches have lines that
   * are pending or dead, by their id alone, which grows with time. A batch that was changed by
   * others so that it cannot be read is left out without a word, as the others must be seen.
   */
  Page<BatchSummary, BatchPlace> list(TenantId tenant, BatchQuery query);
}
