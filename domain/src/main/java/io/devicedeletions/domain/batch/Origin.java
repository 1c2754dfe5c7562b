package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/**
 * Where a batch comes from.
 *
 * @param tenant whose devices are meant, and nobody else's
 * @param requester who asked
 * @param requestId the request in which it was asked
 * @param idempotencyKey the client's name for the request, if it gave one
 * @param purpose what it is for
 */
public record Origin(
    TenantId tenant,
    Requester requester,
    RequestId requestId,
    Option<IdempotencyKey> idempotencyKey,
    Purpose purpose) {

  /** An origin of which nobody has said what it is for. */
  public Origin(
      TenantId tenant,
      Requester requester,
      RequestId requestId,
      Option<IdempotencyKey> idempotencyKey) {
    this(tenant, requester, requestId, idempotencyKey, Purpose.UNSAID);
  }
}
