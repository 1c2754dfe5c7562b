package io.devicedeletions.application.example;

import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import java.time.Duration;

// guide: begin
record TheirInventory(TheirApi api) implements RemoteInventory {

  @Override
  public Seq<RemoteAnswer> remove(TenantId tenant, FencingToken token, Seq<PendingLine> lines) {
    return lines.map(line -> remove(tenant, token, line));
  }

  private RemoteAnswer remove(TenantId tenant, FencingToken token, PendingLine line) {
    Device device = line.device();
    String key = line.batch() + "/" + line.line(); // with the tenant: the idempotency key
    TheirApi.Reply reply;
    try {
      reply =
          api.remove(
              tenant.value(), key, token.value(), device.uid().toString(), device.name().value());
    } catch (RuntimeException lost) { // perhaps after it was done
      return new RemoteAnswer.Unknown(line, new AttemptError("lost", lost.toString()));
    }
    AttemptError error = new AttemptError("HTTP " + reply.status(), "the inventory said no");
    return switch (reply.status()) {
      case 200 -> new RemoteAnswer.Removed(line, asItWas(device, reply));
      case 404 -> new RemoteAnswer.NotFound(line);
      case 409 -> new RemoteAnswer.NameMismatch(line);
      case 422 -> new RemoteAnswer.Refused(line, error);
      case 412, 429, 503 -> new RemoteAnswer.NotNow(line, error, Duration.ofSeconds(10));
      default -> new RemoteAnswer.Unknown(line, error);
    };
  }

  private static InventoryDevice asItWas(Device device, TheirApi.Reply reply) {
    DeviceName name = new DeviceName(reply.removedName());
    return new InventoryDevice(new Device(device.uid(), name), LinkedHashMap.empty());
  }
}
// guide: end
