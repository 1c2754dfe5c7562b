package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** The devices of every tenant. Implementations are thread-safe. */
public interface DeviceInventory {

  /**
   * Adds devices, or replaces the name and attributes of those whose uid is there already; all of
   * them or none. Where a uid occurs twice, the later one counts.
   */
  void register(TenantId tenant, Seq<InventoryDevice> devices);

  /** One device of a tenant. */
  Option<InventoryDevice> find(TenantId tenant, DeviceUid uid);

  /** How many devices a tenant has. */
  long count(TenantId tenant);

  /**
   * Hands over a tenant's devices one by one, ordered by uid, as they were at one moment. The
   * consumer must not call back into the store.
   */
  void forEach(TenantId tenant, Consumer<InventoryDevice> consumer);
}
