package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.ExampleDevices.line;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.util.concurrent.CountDownLatch;

/** The examples of the operations that take devices: the published one, and its preview. */
final class ScheduleExamples {

  private static final String DELETIONS = "/deletions";
  private static final String PREVIEWS = "/deletion-previews";

  private ScheduleExamples() {}

  static void deleteDevices(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      show.answer(api.send(devices.post(DELETIONS, show.request("twoDevices"))), "twoDevices");
      showBodies(show, api, DELETIONS);
      showHeads(show, api, devices.post(DELETIONS, body(line(11))));
      showKeys(show, api);
      showLimits(show, api);
    }
    SharedRefusals.show(show, devices -> devices.post(DELETIONS, body(line(11))));
  }

  static void previewDeletions(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.register(11);
      devices.registerRenamed(13);
      show.answer(api.send(devices.post(PREVIEWS, show.request("fiveDevices"))), "fiveDevices");
      showBodies(show, api, PREVIEWS);
    }
    SharedRefusals.show(show, devices -> devices.post(PREVIEWS, body(line(11))));
  }

  private static void showBodies(Showing show, RunningApi api, String path) {
    ExampleDevices devices = new ExampleDevices(api);
    show.answer(api.send(devices.post(path, "{}")), "noDevices");
    show.answer(api.send(devices.post(path, body("7,".repeat(100) + "7"))), "tooManyDevices");
    show.answer(
        api.send(devices.post(path, body("{\"uid\":\"u\",\"name\":\" \"},7"))), "blankName");
  }

  private static void showHeads(Showing show, RunningApi api, RawRequest request) {
    show.answer(api.send(request.with("Idempotency-Key", "")), "badIdempotencyKey");
    show.answer(api.send(request.with("x-deletion-reason", "x".repeat(501))), "badReason");
    show.answer(api.send(request.with("x-external-reference", "x".repeat(101))), "badReference");
    show.answer(api.send(request.line("POST /nothing HTTP/1.1")), "unknownPath");
    show.answer(api.send(request.line(request.line().replace("POST", "PUT"))), "otherMethod");
  }

  private static void showKeys(Showing show, RunningApi api) {
    ExampleDevices devices = new ExampleDevices(api);
    api.send(devices.post(DELETIONS, body(line(11))).with("Idempotency-Key", "k"));
    show.answer(
        api.send(devices.post(DELETIONS, body(line(12))).with("Idempotency-Key", "k")),
        "keyReused");
    show.answer(
        inFlight(api, devices.post(DELETIONS, body(line(11))).with("Idempotency-Key", "in-flight")),
        "keyInFlight");
  }

  private static RawResponse inFlight(RunningApi api, RawRequest request) {
    CountDownLatch open = new CountDownLatch(1);
    try (RawConnection first = api.connect()) {
      CountDownLatch entered = api.queue().waitFor(open);
      first.send(request.bytes());
      entered.await();
      RawResponse second = api.send(request);
      open.countDown();
      first.read();
      return second;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void showLimits(Showing show, RunningApi api) {
    ExampleDevices devices = new ExampleDevices(api);
    api.pending(RunningApi.CROWDED_CAP);
    RawRequest request = devices.post(DELETIONS, body(line(11))).token(devices.token("crowded"));
    show.answer(api.send(request), "tooManyPending");
  }
}
