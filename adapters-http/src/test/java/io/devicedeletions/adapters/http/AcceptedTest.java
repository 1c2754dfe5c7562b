package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a 202 says, and what was queued when it says so. */
class AcceptedTest extends OnRunningApi {

  private static final String UID = "0193A1b2-0000-7000-8000-00000000abcd";

  @Test
  void everyLineComesBackInItsOrderAndAsSent() {
    RawResponse response =
        api.send(
            api.post(
                """
                {"comment": {"devices": [1]}, "devices": [
                  {"uid": "%s", "name": " Zo\\u00eb\\ud83d\\ude00 \u00df"},
                  {"name": "second", "uid": "1-1-1-1-1", "extra": null},
                  {"uid": "%s", "name": " Zo\u00eb\ud83d\ude00 \u00df"}]}
                """
                    .formatted(UID, UID)));
    assertThat(response.status()).isEqualTo(202);
    assertThat(response.json())
        .isEqualTo(
            Map.of(
                "scheduledCount",
                2,
                "status",
                "ACCEPTED",
                "devices",
                List.of(
                    line(UID, " Zo\u00eb\ud83d\ude00 \u00df", "SCHEDULED"),
                    line("1-1-1-1-1", "second", "INVALID"),
                    line(UID, " Zo\u00eb\ud83d\ude00 \u00df", "SCHEDULED"))));
  }

  private static Map<String, String> line(String uid, String name, String status) {
    return Map.of("uid", uid, "name", name, "status", status);
  }

  @Test
  void theBatchIsQueuedForTheCallersTenantAndFoundAtTheLocation() {
    String id = "0193a1b2-1111-7000-8000-00000000ABCD";
    RawResponse response =
        api.send(api.post(one(UID)).with("x-request-id", id).with("Idempotency-Key", "k"));
    DeletionBatch queued = api.queue().batches().single();
    Origin origin = queued.origin();
    assertThat(origin.tenant()).isEqualTo(new TenantId("acme"));
    assertThat(origin.requester()).isEqualTo(new Requester("tester"));
    assertThat(origin.requestId()).isEqualTo(new RequestId(id));
    assertThat(origin.idempotencyKey().map(Object::toString)).isEqualTo(Option.some("k"));
    String location = response.field("Location");
    assertThat(location).startsWith(RawRequest.DELETIONS + "/");
    assertThat(BatchId.parse(location.substring(RawRequest.DELETIONS.length() + 1)))
        .isEqualTo(Option.some(queued.id()));
  }

  private static String one(String uid) {
    return "{\"devices\":[{\"uid\":\"" + uid + "\",\"name\":\"n\"}]}";
  }

  @Test
  void aBatchOfMalformedUidsIsAcceptedWithNothingScheduled() {
    assertThat(api.send(api.post(one("x"))).json()).containsEntry("scheduledCount", 0);
  }

  @Test
  void aLineThatTheStoreRefusedIsFailed() {
    api.queue().refuse(HashSet.of(0));
    RawResponse response = api.send(api.post(one(UID)));
    assertThat(response.status()).isEqualTo(202);
    assertThat(response.json())
        .containsEntry("scheduledCount", 0)
        .containsEntry("devices", List.of(line(UID, "n", "FAILED")));
  }

  @Test
  void theListenerHearsOfLinesAndOfIgnoredProperties() throws InterruptedException {
    String body =
        "{\"a\":1,\"devices\":[{\"uid\":\"x\",\"name\":\"n\",\"b\":{\"c\":2}},"
            + "{\"uid\":\""
            + UID
            + "\",\"name\":\"n\"}]}";
    api.send(api.post(body));
    assertThat(api.listener().next()).isEqualTo("POST " + RawRequest.DELETIONS + " 202");
    assertThat(api.listener().next()).isEqualTo("accepted 1 1 0");
    assertThat(api.listener().next()).isEqualTo("ignored 2");
  }
}
