package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.ExampleDevices.ACME;
import static io.devicedeletions.adapters.http.ExampleDevices.line;

import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.testkit.StoreUnderTest;
import java.time.Duration;

/** The examples of the operations that are about what was given up. */
final class DeadExamples {

  private static final String DEAD = "/dead-deletions";
  private static final String REQUEUE = DEAD + "/requeue";

  private static final String KEY =
      "{\"batchId\":\"0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b\",\"line\":0}";

  private DeadExamples() {}

  static void listDeadDeletions(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.registerStuck(14);
      devices.schedule(line(14));
      devices.removeUntilDead();
      devices.schedule(line(15));
      giveUpInDoubt(api);
      RawResponse page = api.send(devices.request("GET", DEAD + "?limit=1"));
      show.answer(page, "firstPage");
      String rest = DEAD + "?limit=1&cursor=" + page.json().get("nextCursor");
      show.answer(api.send(devices.request("GET", rest)), "lastPage");
    }
    SharedRefusals.show(show, devices -> devices.request("GET", DEAD));
  }

  /** An inventory of somebody else's that never answers: every attempt ends with its lease. */
  static void giveUpInDoubt(RunningApi api) {
    int attempts = StoreUnderTest.SETTINGS.retryPolicy().mostAttempts();
    for (int attempt = 0; attempt <= attempts; attempt++) {
      api.store().leasedDeletions().lease(ACME, ClaimSize.ONE, Duration.ofMinutes(10));
      api.store().passTime(StoreUnderTest.LONGEST_PAUSE);
    }
  }

  static void requeueDeadDeletions(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.registerStuck(14);
      String batch = devices.schedule(line(14));
      devices.removeUntilDead();
      String example = show.request("twoLines");
      String known = example.replace("0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", batch);
      show.answer(api.send(devices.post(REQUEUE, known)), "twoLines");
      show.answer(api.send(devices.post(REQUEUE, "{}")), "noLines");
      show.answer(
          api.send(devices.post(REQUEUE, body((KEY + ",").repeat(200) + KEY))), "tooManyLines");
      show.answer(api.send(devices.post(REQUEUE, body("{\"line\":0}"))), "misshapen");
      show.answer(api.send(devices.post(REQUEUE, "{")), "notJson");
    }
    SharedRefusals.show(show, devices -> devices.post(REQUEUE, body(KEY)));
  }
}
