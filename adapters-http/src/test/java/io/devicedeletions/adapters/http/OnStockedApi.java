package io.devicedeletions.adapters.http;

import static io.devicedeletions.domain.testkit.SampleDevices.device;

import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An API of its own for each test, with devices that are there or cannot be removed. */
abstract class OnStockedApi {

  static final TenantId ACME = new TenantId("acme");

  RunningApi api;
  Asking ask;

  @BeforeEach
  void start() {
    api = RunningApi.start();
    ask = new Asking(api);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  final void register(Device device) {
    api.store()
        .deviceInventory()
        .register(
            ACME,
            Vector.of(new InventoryDevice(device, LinkedHashMap.of("model", "X1", "site", "Ulm"))));
  }

  final void removeWithRetries() {
    for (int attempt = 0; attempt < 5; attempt++) {
      api.removeDue();
      api.store().passTime(StoreUnderTest.LONGEST_PAUSE);
    }
  }
}
