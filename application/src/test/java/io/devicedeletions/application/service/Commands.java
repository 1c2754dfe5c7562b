package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands for examples. */
final class Commands {

  static final Requester REQUESTER = new Requester("jo@example.org");

  static final RequestId REQUEST_ID = new RequestId("00000000-0000-4000-8000-00000000ABCD");

  private Commands() {}

  static AdmittedTenant admitted(TenantId tenant) {
    return new Tenant(tenant, true).admitted().get();
  }

  static ScheduleDeletionsCommand command(TenantId tenant, Device... devices) {
    return command(tenant, null, Vector.of(devices).map(SampleDevices::submitted).asJava());
  }

  static ScheduleDeletionsCommand keyed(TenantId tenant, String key, Device... devices) {
    return command(tenant, key, Vector.of(devices).map(SampleDevices::submitted).asJava());
  }

  static ScheduleDeletionsCommand command(
      TenantId tenant, @Nullable String key, List<SubmittedDevice> devices) {
    return new ScheduleDeletionsCommand(admitted(tenant), REQUESTER, REQUEST_ID, devices, key);
  }

  /** The same with a word on what it is for. */
  static ScheduleDeletionsCommand toldWhy(
      ScheduleDeletionsCommand command,
      @Nullable String reason,
      @Nullable String externalReference) {
    return new ScheduleDeletionsCommand(
        command.tenant(),
        command.requester(),
        command.requestId(),
        command.devices(),
        command.idempotencyKey(),
        reason,
        externalReference);
  }
}
