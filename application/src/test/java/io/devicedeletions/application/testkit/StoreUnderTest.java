package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.TenantDirectory;

/** A store, seen through the ports that it implements, which all work on the same data. */
public interface StoreUnderTest extends AutoCloseable {

  /** Where its accepted batches wait. */
  DeletionQueue deletionQueue();

  /** Its due work. */
  DueDeletions dueDeletions();

  /** Its devices. */
  DeviceInventory deviceInventory();

  /** What became of its devices. */
  DeletionRecords deletionRecords();

  /** Its tenants. */
  TenantDirectory tenantDirectory();

  /** Frees whatever it holds; the data may go. */
  @Override
  void close();
}
