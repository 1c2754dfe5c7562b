package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/** Accepted batches, as long as something of them waits. Implementations are thread-safe. */
@FunctionalInterface
public interface CancellableDeletions {

  /**
   * Takes what is pending of a batch out of the queue and records it as cancelled, in one
   * transaction. It never waits for whoever settles lines of the batch: those come too late.
   *
   * @return none for an unknown batch, as for another tenant's
   * @throws RuntimeException if it could not be committed; repeating it is harmless
   */
  Option<Cancellation> cancel(TenantId tenant, BatchId batch, Requester requester);
}
