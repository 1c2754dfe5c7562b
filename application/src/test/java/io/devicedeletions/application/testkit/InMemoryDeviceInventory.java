package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Consumer;

final class InMemoryDeviceInventory implements DeviceInventory {

  private final InMemoryStore store;

  InMemoryDeviceInventory(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void register(TenantId tenant, Seq<InventoryDevice> devices) {
    store.change(tenant, state -> Tuple.of(state.register(devices), devices.size()));
  }

  @Override
  public Option<InventoryDevice> find(TenantId tenant, DeviceUid uid) {
    return store.state(tenant).devices().get(uid);
  }

  @Override
  public long count(TenantId tenant) {
    return store.state(tenant).devices().size();
  }

  @Override
  public void forEach(TenantId tenant, Consumer<InventoryDevice> consumer) {
    store.state(tenant).devices().values().forEach(consumer);
  }
}
