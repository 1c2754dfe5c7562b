package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/** Tells where a batch and each of its lines stand. Thread-safe. */
@FunctionalInterface
public interface TrackDeletions {

  /**
   * The batch as it is at one moment.
   *
   * @return none for an unknown batch, as for another tenant's
   * @throws RuntimeException if the store cannot be read
   */
  Option<BatchProgress> track(TenantId tenant, BatchId batch);
}
