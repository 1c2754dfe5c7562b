package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.AdmissionRefusal;
import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Either;

/** Asks the directory each time, so that a thrown switch counts from the next request on. */
final class TenantAdmission implements AdmitTenant {

  private final TenantDirectory directory;
  private final PendingCaps pendingCaps;

  TenantAdmission(TenantDirectory directory, PendingCaps pendingCaps) {
    this.directory = directory;
    this.pendingCaps = pendingCaps;
  }

  @Override
  public Either<AdmissionRefusal, AdmittedTenant> admit(TenantId id) {
    return directory
        .find(id)
        .<AdmissionRefusal>toEither(new AdmissionRefusal.NotEnabled())
        .flatMap(this::admit);
  }

  private Either<AdmissionRefusal, AdmittedTenant> admit(Tenant tenant) {
    return tenant
        .admitted()
        .<AdmissionRefusal>toEither(new AdmissionRefusal.NotEnabled())
        .filterOrElse(
            admitted -> pendingCaps.leaveRoom(tenant),
            admitted -> new AdmissionRefusal.TooManyPending(PendingCaps.RETRY_AFTER));
  }
}
