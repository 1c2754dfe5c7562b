package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/** Cancels what is still pending of a batch. Thread-safe. */
@FunctionalInterface
public interface CancelDeletions {

  /**
   * Cancels, and says of every scheduled line whether that came in time. It never waits for a
   * removal under way, and it can be repeated: what was cancelled before is cancelled still.
   *
   * @return none for an unknown batch, as for another tenant's
   * @throws RuntimeException if the store cannot commit; repeating it is harmless
   */
  Option<Cancellation> cancel(TenantId tenant, BatchId batch, Requester requester);
}
