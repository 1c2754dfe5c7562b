package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.Asking.line;
import static io.devicedeletions.adapters.http.Asking.list;
import static io.devicedeletions.adapters.http.Asking.uid;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.devicedeletions.adapters.http.testkit.RawResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is listed and found, what is foretold, and what is requeued. */
class SearchingTest extends OnStockedApi {

  @Test
  void listsBatchesPageByPage() {
    String first = ask.schedule(1);
    String second = ask.schedule(2);
    String third = ask.schedule(3);

    Map<String, Object> page = ask.json(ask.get("/deletions?limit=2"));
    ask.schedule(4);
    Map<String, Object> rest =
        ask.json(ask.get("/deletions?limit=2&cursor=" + page.get("nextCursor")));

    assertThat(list(page, "batches").stream().map(batch -> batch.get("batchId")))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .isSubsetOf(first, second, third);
    assertThat(list(rest, "batches").stream().map(batch -> batch.get("batchId"))).hasSize(1);
    assertThat(rest).doesNotContainKey("nextCursor");
    assertThat(list(page, "batches").get(0))
        .containsOnlyKeys(
            "batchId",
            "state",
            "acceptedAt",
            "dueAt",
            "requestedBy",
            "requestId",
            "lineCount",
            "counts");
  }

  @Test
  void listsWhatIsAskedForAlone() {
    String old = ask.schedule(1);
    api.removeDue();
    String young = ask.schedule(2);

    assertThat(ids("?state=FINISHED")).containsExactly(old);
    assertThat(ids("?state=RUNNING")).containsExactly(young);
    assertThat(ids("?state=WAITING")).isEmpty();
    assertThat(ids("?since=2000-01-01T00%3A00%3A00%2B01%3A00"))
        .containsExactlyInAnyOrder(old, young);
    assertThat(ids("?since=9999-12-31T23:59:59.999999999Z")).isEmpty();
    assertThat(ids("?requestId=" + uid(9))).isEmpty();
  }

  private List<Object> ids(String query) {
    return list(ask.json(ask.get("/deletions" + query)), "batches").stream()
        .map(batch -> batch.get("batchId"))
        .toList();
  }

  @Test
  void tellsWhoRemovedADevice() {
    register(device(1));
    String batch =
        Asking.batchOf(
            ask.answer(
                ask.post("/deletions", body(line(1))).with("x-deletion-reason", "stolen (Ulm)")));
    api.removeDue();

    for (String query :
        List.of("uid=" + uid(1), "name=device-1", "name=device%2D1&uid=" + uid(1))) {
      List<Map<String, Object>> records =
          list(ask.json(ask.get("/deletion-records?" + query)), "records");
      assertThat(records).as(query).hasSize(1);
      assertThat(records.get(0))
          .contains(
              entry("uid", uid(1)),
              entry("name", "device-1"),
              entry("outcome", "REMOVED"),
              entry("attempts", 1),
              entry("batchId", batch),
              entry("line", 0),
              entry("requestedBy", "tester"),
              entry("reason", "stolen (Ulm)"))
          .containsKeys("settledAt", "acceptedAt", "requestId")
          .doesNotContainKey("externalReference");
      assertThat(records.get(0).get("attributes")).hasToString("{model=X1, site=Ulm}");
    }
    assertThat(list(ask.json(ask.get("/deletion-records?name=device")), "records")).isEmpty();
  }

  @Test
  void previewsWithoutDoingAnything() {
    register(device(1));
    register(device(3, "secret name"));
    String lines =
        String.join(
            ",", line(1), line(1), line(2), line(3), "{\"uid\":\"1-1-1-1-1\",\"name\":\"odd\"}");

    RawResponse response = ask.answer(ask.post("/deletion-previews", body(lines)));

    assertThat(list(response.json(), "devices").stream().map(line -> line.get("prediction")))
        .containsExactly("WOULD_REMOVE", "DUPLICATE", "NOT_FOUND", "NAME_MISMATCH", "INVALID");
    assertThat(response.json().get("counts"))
        .isEqualTo(
            Map.of(
                "WOULD_REMOVE",
                1,
                "DUPLICATE",
                1,
                "NOT_FOUND",
                1,
                "NAME_MISMATCH",
                1,
                "INVALID",
                1));
    assertThat(response.body()).doesNotContain("secret");
    assertThat(api.queue().batches()).isEmpty();
    assertThat(api.store().deviceInventory().count(ACME)).isEqualTo(2);
  }

  @Test
  void listsAndRequeuesTheDead() {
    register(device(1));
    register(device(2));
    api.store().poison(ACME, device(1).uid());
    api.store().poison(ACME, device(2).uid());
    String batch = ask.schedule(1, 2);
    removeWithRetries();

    Map<String, Object> page = ask.json(ask.administering(ask.get("/dead-deletions?limit=1")));
    Map<String, Object> rest =
        ask.json(
            ask.administering(ask.get("/dead-deletions?limit=1&cursor=" + page.get("nextCursor"))));

    assertThat(list(page, "devices").get(0))
        .contains(
            entry("batchId", batch),
            entry("line", 0),
            entry("uid", uid(1)),
            entry("name", "device-1"),
            entry("attempts", 3),
            entry("inDoubt", false))
        .containsKeys("errorClass", "error", "deadSince");
    assertThat(list(rest, "devices").get(0)).containsEntry("line", 1);

    String wanted = "{\"devices\":[{\"batchId\":\"" + batch + "\",\"line\":1}]}";
    Map<String, Object> requeued =
        ask.json(ask.administering(ask.post("/dead-deletions/requeue", wanted)));
    assertThat(requeued).containsEntry("requeuedCount", 1);
    assertThat(list(requeued, "devices")).containsExactly(Map.of("batchId", batch, "line", 1));
    assertThat(ask.json(ask.administering(ask.post("/dead-deletions/requeue", wanted))))
        .containsEntry("requeuedCount", 0);
    assertThat(ask.json(ask.get("/deletions/" + batch))).containsEntry("state", "RUNNING");
  }
}
