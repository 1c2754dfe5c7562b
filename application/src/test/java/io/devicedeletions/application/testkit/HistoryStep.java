package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;

/** Something that happens to a store. */
sealed interface HistoryStep {

  /** Whose devices it is about. */
  TenantId tenant();

  /** A device is registered, or renamed. */
  record Register(TenantId tenant, Device device) implements HistoryStep {}

  /** A batch is scheduled. */
  record Schedule(TenantId tenant, Vector<DeviceEntry> lines) implements HistoryStep {}

  /** A claim is settled. */
  record Settle(TenantId tenant) implements HistoryStep {}
}
