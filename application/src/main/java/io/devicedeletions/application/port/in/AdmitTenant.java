package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Either;

/** Lets a tenant in. Thread-safe. */
@FunctionalInterface
public interface AdmitTenant {

  /**
   * The tenant, if it may schedule deletions; otherwise why not.
   *
   * @throws RuntimeException if the directory cannot be read; never taken for a yes
   */
  Either<AdmissionRefusal, AdmittedTenant> admit(TenantId tenant);
}
