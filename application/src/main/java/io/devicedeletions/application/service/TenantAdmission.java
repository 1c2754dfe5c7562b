package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/** Asks the directory each time, so that a thrown switch counts from the next request on. */
final class TenantAdmission implements AdmitTenant {

  private final TenantDirectory directory;

  TenantAdmission(TenantDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Option<AdmittedTenant> admit(TenantId tenant) {
    return directory.find(tenant).flatMap(Tenant::admitted);
  }
}
