package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Tells what a removal would do, without doing it; {@link
 * io.devicedeletions.domain.outcome.PreviewRule} decides. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RemovalForecast {

  /**
   * Predicts each line, in order, from what the tenant's inventory holds now.
   *
   * @param entries the lines of one request, at least one
   */
  Vector<PreviewedLine> predict(TenantId tenant, Seq<DeviceEntry> entries);
}
