package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;

/** Gives lines that were given up another chance. Thread-safe. */
@FunctionalInterface
public interface RequeueDeadDeletions {

  /**
   * Makes a tenant's oldest dead lines due again, with all their attempts before them.
   *
   * @param atMost how many, at least 1
   * @return how many were requeued
   */
  int requeue(TenantId tenant, int atMost, Requester requester);
}
