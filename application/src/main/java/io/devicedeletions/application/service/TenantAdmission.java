package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.AdmissionRefusal;
import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Either;
import java.util.function.Predicate;

/** Asks the directory each time, so that a thrown switch counts from the next request on. */
final class TenantAdmission implements AdmitTenant {

  private final TenantDirectory directory;
  private final Predicate<Tenant> hasRoom;

  private TenantAdmission(TenantDirectory directory, Predicate<Tenant> hasRoom) {
    this.directory = directory;
    this.hasRoom = hasRoom;
  }

  /** For those who schedule, of whom no more are let in than may wait. */
  static AdmitTenant scheduling(TenantDirectory directory, PendingCaps pendingCaps) {
    return new TenantAdmission(directory, pendingCaps::leaveRoom);
  }

  /** For those who add nothing to what waits. */
  static AdmitTenant asking(TenantDirectory directory) {
    return new TenantAdmission(directory, tenant -> true);
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
            admitted -> hasRoom.test(tenant),
            admitted -> new AdmissionRefusal.TooManyPending(PendingCaps.RETRY_AFTER));
  }
}
