package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.ExampleDevices.ACME;
import static io.devicedeletions.adapters.http.ExampleDevices.MALFORMED;
import static io.devicedeletions.adapters.http.ExampleDevices.line;

import io.devicedeletions.adapters.http.StreamClient.Event;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.vavr.collection.HashSet;
import java.util.ArrayList;
import java.util.List;

/** The examples of the operations that are about batches that were accepted. */
final class BatchExamples {

  private static final String UNKNOWN = "/deletions/0193a1b2-0000-7000-8000-000000000000";

  private BatchExamples() {}

  static void listDeletions(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.registerStuck(11);
      devices.schedule(line(11), MALFORMED);
      devices.removeUntilDead();
      devices.scheduleForAReason(line(12));
      RawResponse page = api.send(devices.request("GET", "/deletions?limit=1"));
      show.answer(page, "firstPage");
      String rest = "/deletions?limit=1&cursor=" + page.json().get("nextCursor");
      show.answer(api.send(devices.request("GET", rest)), "lastPage");
      show.answer(api.send(devices.request("GET", "/deletions?state=DONE")), "badState");
    }
    SharedRefusals.show(show, devices -> devices.request("GET", "/deletions"));
  }

  static void getDeletion(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      String batch = withALineOfEachKind(api);
      show.answer(
          api.send(new Asking(api).knowing(devices.request("GET", "/deletions/" + batch))),
          "aBatch");
    }
    SharedRefusals.show(show, devices -> devices.request("GET", UNKNOWN));
  }

  /** Three devices are stuck: of them one is cancelled, one in doubt, and one tried again. */
  private static String withALineOfEachKind(RunningApi api) {
    ExampleDevices devices = new ExampleDevices(api);
    devices.register(11, 17);
    devices.registerRenamed(13);
    devices.registerStuck(14, 15, 16);
    api.queue().refuse(HashSet.of(7));
    String batch =
        devices.scheduleForAReason(
            line(11), line(12), line(13), line(14), line(15), line(16), MALFORMED, line(17));
    devices.removeUntilDead();
    requeue(api, batch, 5);
    api.send(devices.request("POST", "/deletions/" + batch + "/cancellation"));
    requeue(api, batch, 3);
    DeadExamples.giveUpInDoubt(api);
    requeue(api, batch, 4);
    api.removeDue();
    return batch;
  }

  private static void requeue(RunningApi api, String batch, int line) {
    String key = "{\"batchId\":\"" + batch + "\",\"line\":" + line + "}";
    api.send(new ExampleDevices(api).post("/dead-deletions/requeue", body(key)));
  }

  static void cancelDeletion(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.register(11);
      devices.registerStuck(15);
      String batch = devices.schedule(line(11), line(15), MALFORMED);
      api.removeDue();
      show.answer(
          api.send(devices.request("POST", "/deletions/" + batch + "/cancellation")), "aBatch");
    }
    SharedRefusals.show(show, devices -> devices.request("POST", UNKNOWN + "/cancellation"));
  }

  static void watchDeletion(Showing show) {
    try (RunningApi api = RunningApi.start()) {
      ExampleDevices devices = new ExampleDevices(api);
      devices.register(11);
      String batch = devices.scheduleForAReason(line(11), line(12));
      String path = "/deletions/" + batch + "/events";
      try (StreamClient client = StreamClient.open(api, path, devices.token(ACME.value()))) {
        List<Event> events = new ArrayList<>(List.of(client.next()));
        api.removeDue();
        events.addAll(client.rest());
        events.remove(StreamClient.CLOSED);
        show.events(events, "BatchSummary", "aBatch");
      }
    }
    SharedRefusals.show(show, devices -> devices.request("GET", UNKNOWN + "/events"));
  }
}
