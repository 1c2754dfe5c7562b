package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/** Lets a tenant in. Thread-safe. */
@FunctionalInterface
public interface AdmitTenant {

  /**
   * The tenant, if it may schedule deletions. None if it is unknown, suspended or without the
   * feature: the three look the same, so that nobody learns who else is a tenant.
   *
   * @throws RuntimeException if the directory cannot be read; never taken for a yes
   */
  Option<AdmittedTenant> admit(TenantId tenant);
}
