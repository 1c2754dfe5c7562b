package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.Asking.line;
import static io.devicedeletions.adapters.http.Asking.list;
import static io.devicedeletions.adapters.http.Asking.uid;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of batches after the 202. */
class TrackingTest extends OnStockedApi {

  @Test
  void tellsEveryOutcomeOfOneBatch() {
    register(device(1));
    register(device(3, "another name"));
    register(device(4));
    register(device(5));
    api.store().poison(ACME, device(4).uid());
    String lines =
        String.join(
            ",", line(1), line(2), line(3), line(4), "{\"uid\":\"1-1-1-1-1\",\"name\":\"odd\"}");
    RawResponse accepted =
        ask.answer(
            ask.post("/deletions", body(lines))
                .with("x-request-id", "0193a1b2-0000-7000-8000-00000000abcd")
                .with("x-deletion-reason", "end of life")
                .with("x-external-reference", "TICKET-17"));
    removeWithRetries();

    Map<String, Object> batch =
        ask.json(ask.knowing(ask.get("/deletions/" + Asking.batchOf(accepted))));

    assertThat(batch)
        .contains(
            entry("batchId", Asking.batchOf(accepted)),
            entry("state", "DEAD_LETTERS"),
            entry("requestedBy", "tester"),
            entry("requestId", "0193a1b2-0000-7000-8000-00000000abcd"),
            entry("reason", "end of life"),
            entry("externalReference", "TICKET-17"),
            entry("lineCount", 5))
        .containsKeys("acceptedAt", "dueAt")
        .containsEntry("interventions", List.of());
    assertThat(batch.get("counts"))
        .isEqualTo(
            Map.of(
                "PENDING",
                0,
                "REMOVED",
                1,
                "NOT_FOUND",
                1,
                "NAME_MISMATCH",
                1,
                "CANCELLED",
                0,
                "DEAD",
                1,
                "INVALID",
                1,
                "FAILED",
                0));
    List<Map<String, Object>> devices = list(batch, "devices");
    assertThat(devices.stream().map(line -> line.getOrDefault("outcome", "-")))
        .containsExactly("REMOVED", "NOT_FOUND", "NAME_MISMATCH", "DEAD", "-");
    assertThat(devices.get(0))
        .containsOnlyKeys("uid", "name", "status", "outcome", "attempts", "settledAt")
        .contains(entry("uid", uid(1)), entry("name", "device-1"), entry("attempts", 1));
    assertThat(devices.get(3))
        .containsOnlyKeys("uid", "name", "status", "outcome", "attempts", "deadSince", "lastError");
    assertThat(devices.get(4)).containsOnlyKeys("uid", "name", "status");
  }

  @Test
  void tellsOfALineThatWaitsForItsNextAttempt() {
    register(device(1));
    api.store().poison(ACME, device(1).uid());
    String batch = ask.schedule(1);
    api.removeDue();

    Map<String, Object> answer = ask.json(ask.knowing(ask.get("/deletions/" + batch)));

    assertThat(answer).containsEntry("state", "RUNNING");
    assertThat(list(answer, "devices").get(0))
        .containsOnlyKeys(
            "uid", "name", "status", "outcome", "attempts", "nextAttemptAt", "lastError")
        .contains(entry("outcome", "PENDING"), entry("attempts", 1));
  }

  @Test
  void cancelsWhatIsPendingAndTellsLineByLine() {
    register(device(2));
    api.store().poison(ACME, device(2).uid());
    String lines = line(1) + "," + line(2) + ",{\"uid\":\"1-1-1-1-1\",\"name\":\"odd\"}";
    String batch = Asking.batchOf(ask.answer(ask.post("/deletions", body(lines))));
    api.removeDue();

    Map<String, Object> answer =
        ask.json(ask.post("/deletions/" + batch + "/cancellation", "").without("Content-Type"));

    assertThat(answer)
        .contains(entry("batchId", batch), entry("cancelledCount", 1), entry("tooLateCount", 1));
    assertThat(list(answer, "devices").stream().map(line -> line.get("cancelled")))
        .containsExactly(false, true, null);
    Map<String, Object> after = ask.json(ask.get("/deletions/" + batch));
    assertThat(after).containsEntry("state", "FINISHED");
    assertThat(list(after, "interventions"))
        .hasSize(1)
        .first()
        .satisfies(
            intervention ->
                assertThat(intervention)
                    .contains(
                        entry("action", "CANCEL"),
                        entry("requestedBy", "tester"),
                        entry("lines", List.of(1))));
  }

  @Test
  void tellsHowTheWorkGoes() {
    register(device(1));
    ask.schedule(1, 2);
    api.removeDue();
    ask.schedule(3, 4, 5);

    Map<String, Object> totals = ask.json(ask.get("/deletion-totals"));

    assertThat(totals)
        .contains(
            entry("pendingDevices", 3),
            entry("pendingIsExact", true),
            entry("deadDevices", 0),
            entry("deadIsExact", true))
        .containsKeys("asOf", "oldestDueAt");
    List<Map<String, Object>> minutes = list(totals, "minutes");
    assertThat(minutes).hasSize(60);
    assertThat(minutes.stream().filter(minute -> Integer.valueOf(1).equals(minute.get("REMOVED"))))
        .hasSize(1);
    assertThat(
            minutes.stream().filter(minute -> Integer.valueOf(1).equals(minute.get("NOT_FOUND"))))
        .hasSize(1);
  }

  @Test
  void tellsWhatAttemptsFailedByToThoseAloneWhoMayRequeue() {
    register(device(1));
    api.store().poison(ACME, device(1).uid());
    String batch = ask.schedule(1);
    api.removeDue();
    RawRequest question = ask.get("/deletions/" + batch);

    assertThat(ask.answer(ask.knowing(question)).body()).contains("poison");
    assertThat(ask.answer(question).body()).doesNotContain("poison", "lastError");
    removeWithRetries();
    assertThat(ask.answer(ask.knowing(question)).body()).contains("DEAD", "poison");
    assertThat(ask.answer(question).body()).contains("DEAD").doesNotContain("poison", "lastError");
  }
}
