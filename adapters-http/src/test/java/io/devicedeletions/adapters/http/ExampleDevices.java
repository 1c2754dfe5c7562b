package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.testkit.Json;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.util.Map;

/** The devices that the document's examples are about, and what happens to them. */
final class ExampleDevices {

  static final TenantId ACME = new TenantId("acme");

  /** The id of every example request. */
  static final String REQUEST_ID = "9d0b7c1e-6f7a-4d0c-8a44-0f3f5f0b9a21";

  /** A line that is never scheduled. */
  static final String MALFORMED = "{\"uid\":\"3f1b6e0c-52b7\",\"name\":\"LAPTOP-0043\"}";

  private static final String ALL_SCOPES =
      ApiSettings.PUBLISHED_SCOPE + " " + ApiScopes.ADMINISTRATION;

  private final RunningApi api;

  ExampleDevices(RunningApi api) {
    this.api = api;
  }

  /** The device of this number; 11 is the first one of the examples, LAPTOP-0042. */
  private static Device device(int number) {
    return new Device(
        DeviceUid.parse("3f1b6e0c-52b7-4f0e-9a53-0d6c2f7e8a" + number).get(),
        new DeviceName("LAPTOP-00" + (number + 31)));
  }

  static String line(int number) {
    return Json.text(
        Map.of("uid", device(number).uid().toString(), "name", device(number).name().value()));
  }

  void register(int... numbers) {
    for (int number : numbers) {
      register(device(number));
    }
  }

  /** Another name than the one that is asked for. */
  void registerRenamed(int number) {
    register(new Device(device(number).uid(), new DeviceName("LAPTOP-0099")));
  }

  private void register(Device device) {
    api.store()
        .deviceInventory()
        .register(
            ACME,
            Vector.of(new InventoryDevice(device, LinkedHashMap.of("model", "X1", "site", "Ulm"))));
  }

  /** Registers a device whose removal fails. */
  void registerStuck(int... numbers) {
    register(numbers);
    for (int number : numbers) {
      api.store().poison(ACME, device(number).uid());
    }
  }

  void cure(int number) {
    api.store().cure(ACME, device(number).uid());
  }

  /** Removes until nothing more happens by itself. */
  void removeUntilDead() {
    for (int attempt = 0;
        attempt <= StoreUnderTest.SETTINGS.retryPolicy().mostAttempts();
        attempt++) {
      api.removeDue();
      api.store().passTime(StoreUnderTest.LONGEST_PAUSE);
    }
  }

  /** A request with every permission that there is. */
  RawRequest request(String method, String path) {
    return RawRequest.of(method, Asking.DEVICE + path).token(token("acme"));
  }

  String token(String tenant) {
    return api.issuer().token(claims -> claims.claim("tenant", tenant).claim("scope", ALL_SCOPES));
  }

  RawRequest post(String path, String json) {
    return request("POST", path).with("Content-Type", "application/json").body(json);
  }

  /** Schedules lines with the id of the examples, and answers the id of the batch. */
  String schedule(String... lines) {
    return Asking.batchOf(api.send(scheduling(lines)));
  }

  /** The same with a reason and a reference. */
  String scheduleForAReason(String... lines) {
    return Asking.batchOf(
        api.send(
            scheduling(lines)
                .with("x-deletion-reason", "Retired: replaced in November")
                .with("x-external-reference", "TICKET-17")));
  }

  private RawRequest scheduling(String... lines) {
    return post("/deletions", Asking.body(String.join(",", lines)))
        .with("x-request-id", REQUEST_ID);
  }
}
