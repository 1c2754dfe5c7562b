package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be scheduled. The types make each part valid; the constraints make sure that none is
 * left out, which Java's types cannot.
 *
 * @param tenant whose devices are meant, as let in by {@link AdmitTenant}
 * @param requester who asks
 * @param requestId the request in which it is asked
 * @param devices the lines, in order
 * @param idempotencyKey 1 to 128 visible ASCII characters, or null for a request that has none
 * @param reason why, 1 to 500 visible ASCII characters, or null where nothing was said
 * @param externalReference what it belongs to, 1 to 100 visible ASCII characters, or null
 */
public record ScheduleDeletionsCommand(
    @NotNull AdmittedTenant tenant,
    @NotNull Requester requester,
    @NotNull RequestId requestId,
    @NotNull List<@NotNull SubmittedDevice> devices,
    @Nullable String idempotencyKey,
    @Nullable String reason,
    @Nullable String externalReference) {

  /** A command without a word on what it is for. */
  public ScheduleDeletionsCommand(
      AdmittedTenant tenant,
      Requester requester,
      RequestId requestId,
      List<SubmittedDevice> devices,
      @Nullable String idempotencyKey) {
    this(tenant, requester, requestId, devices, idempotencyKey, null, null);
  }
}
