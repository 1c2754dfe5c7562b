package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.Asking.line;
import static io.devicedeletions.adapters.http.Asking.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and requests that are refused, as nobody can tell what they mean. */
class RefusedQuestionsTest {

  private static final RunningApi API = RunningApi.start();
  private static final Asking ASK = new Asking(API);
  private static final String UNKNOWN = uid(77);

  @AfterAll
  static void stop() {
    API.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=+5",
        "limit=1e1",
        "limit=",
        "limit",
        "limit=1&limit=1",
        "cursor=x",
        "cursor=",
        "cursor=MS8y",
        "cursor=%00",
        "limit=%ff",
        "a=b",
        "=",
        "&",
        "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkvMDE5M2ExYjItMDAwMC03MDAwLTgwMDAtMDAwMDAwMDBhYmNkLzA"
      })
  void refusesWhatNoListTakes(String query) {
    for (RawRequest list :
        List.of(
            ASK.get("/deletions?" + query),
            ASK.get("/deletion-records?uid=" + UNKNOWN + "&" + query),
            ASK.administering(ASK.get("/dead-deletions?" + query)))) {
      RawResponse response = ASK.answer(list);
      assertThat(response.status()).as(list.line()).isEqualTo(400);
      assertThat(response.code()).isEqualTo("INVALID_REQUEST");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=running",
        "state=DONE",
        "requestId=1-1-1-1-1",
        "since=yesterday",
        "since=2026-11-30",
        "since=2026-11-30T10:00:00",
        "since=2026-11-30T10:00:00+01:00",
        "since=2026-13-30T10:00:00Z",
        "since=%2B12026-11-30T10:00:00Z",
        "since=2026-11-30T10:00:60Z",
        "uid=" + "00000000-0000-4000-8000-000000000001"
      })
  void refusesFiltersThatAreNone(String query) {
    assertThat(ASK.answer(ASK.get("/deletions?" + query)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?since=2026-11-30T10:00:00Z",
        "?uid=1-1-1-1-1",
        "?name=",
        "?name=%20",
        "?name=%00"
      })
  void refusesToLookForNoDevice(String query) {
    RawResponse response = ASK.answer(ASK.get("/deletion-records" + query));
    assertThat(response.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"devices\":[]}"})
  void refusesToRequeueNothing(String json) {
    RawResponse response = ASK.answer(ASK.administering(ASK.post("/dead-deletions/requeue", json)));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("EMPTY_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{",
        "{\"devices\":null}",
        "{\"device\":[]}",
        "{\"devices\":[1]}",
        "{\"devices\":[{}]}",
        "{\"devices\":[{\"batchId\":\"x\",\"line\":0}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\"}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":-1}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":\"0\"}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":1.0}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":99999999999}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":0,\"all\":1}]}",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":0}]} x",
        "{\"devices\":[{\"batchId\":\"0193a1b2-0000-7000-8000-00000000abcd\",\"line\":0}],\"a\":1}"
      })
  void refusesToRequeueWhatIsNotSaid(String json) {
    RawResponse response = ASK.answer(ASK.administering(ASK.post("/dead-deletions/requeue", json)));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void requeuesNoMoreThanTwoHundredAtOnce() {
    String one = "{\"batchId\":\"" + UNKNOWN + "\",\"line\":0},";
    RawResponse most =
        ASK.answer(
            ASK.administering(
                ASK.post(
                    "/dead-deletions/requeue", body(one.repeat(199) + one.replace("},", "}")))));
    assertThat(most.status()).isEqualTo(200);
    RawResponse more =
        ASK.answer(
            ASK.administering(
                ASK.post(
                    "/dead-deletions/requeue", body(one.repeat(200) + one.replace("},", "}")))));
    assertThat(more.code()).isEqualTo("BATCH_SIZE_EXCEEDED");
  }

  @Test
  void takesNoBodyWhereNoneIsAskedFor() {
    assertThat(ASK.answer(ASK.get("/deletions").body("x")).status()).isEqualTo(413);
    assertThat(ASK.answer(ASK.post("/deletions/" + UNKNOWN + "/cancellation", "{}")).status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb", "Grund: überholt", "x,"})
  void refusesAReasonAndAReferenceThatNobodyCanKeep(String text) {
    String unkeepable = text.equals("x,") ? "x".repeat(501) : text;
    RawRequest request = ASK.post("/deletions", body(line(1)));
    RawResponse reason = ASK.answer(request.with("x-deletion-reason", unkeepable));
    assertThat(reason.status()).isEqualTo(400);
    assertThat(reason.message()).startsWith("x-deletion-reason must be");
    RawResponse reference = ASK.answer(request.with("x-external-reference", unkeepable));
    assertThat(reference.message()).startsWith("x-external-reference must be");
  }

  @Test
  void refusesTwoReasons() {
    RawRequest request =
        ASK.post("/deletions", body(line(1)))
            .with("x-deletion-reason", "one")
            .with("x-deletion-reason", "two");
    assertThat(ASK.answer(request).status()).isEqualTo(400);
  }
}
