package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.ExampleDevices.ACME;
import static io.devicedeletions.adapters.http.ExampleDevices.line;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The examples of the operations that are about a device's or a tenant's past. */
final class HistoryExamples {

  private static final String RECORDS = "/deletion-records";
  private static final String OF_THE_DEVICE =
      RECORDS + "?uid=3F1B6E0C-52b7-4f0e-9a53-0d6c2f7e8a11&name=LAPTOP-0042";
  private static final String TOTALS = "/deletion-totals";

  private HistoryExamples() {}

  static void searchDeletionRecords(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.register(11);
      devices.scheduleForAReason(line(11));
      api.removeDue();
      show.answer(api.send(devices.request("GET", OF_THE_DEVICE)), "removed");
      devices.schedule(line(11));
      api.removeDue();
      show.answer(api.send(devices.request("GET", OF_THE_DEVICE + "&limit=1")), "askedForAgain");
      show.answer(api.send(devices.request("GET", RECORDS)), "noDevice");
      show.answer(api.send(devices.request("GET", RECORDS + "?uid=1-1-1-1-1")), "badUid");
      show.answer(api.send(devices.request("GET", RECORDS + "?name=%20")), "badName");
    }
    SharedRefusals.show(show, devices -> devices.request("GET", OF_THE_DEVICE));
  }

  static void getDeletionTotals(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      RawRequest request = devices.request("GET", TOTALS);
      show.answer(api.send(request), "noWork");
      devices.registerStuck(14);
      devices.schedule(line(14));
      devices.removeUntilDead();
      stayWithinAMinute(api);
      devices.register(11);
      devices.schedule(line(11), line(12));
      api.removeDue();
      devices.schedule(line(13), line(15), line(16));
      show.answer(api.send(request), "someWork");
    }
    SharedRefusals.show(show, devices -> devices.request("GET", TOTALS));
  }

  /** What happens within the next ten seconds happens in the minute that is looked at last. */
  private static void stayWithinAMinute(RunningApi api) {
    if (Instant.now().atOffset(ZoneOffset.UTC).getSecond() >= 50) {
      api.store().passTime(Duration.ofSeconds(15));
    }
  }

  static void watchDeletionTotals(Showing show) {
    String path = TOTALS + "/events";
    try (RunningApi api = RunningApi.start();
        StreamClient client =
            StreamClient.open(api, path, new ExampleDevices(api).token(ACME.value()))) {
      show.events(List.of(client.next()), "Totals", "noWork");
    }
    SharedRefusals.show(show, devices -> devices.request("GET", path));
  }
}
