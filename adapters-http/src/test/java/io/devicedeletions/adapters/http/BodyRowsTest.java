package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of decisions of the published operation, row by row: those about the body. */
class BodyRowsTest extends OnRunningApi {

  private static final String ONE = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @Test
  void row11ABodyOverTheCapIs413HoweverItIsSent() {
    byte[] tooMuch = new byte[1024 * 1024 + 1];
    assertRefused(api.post("").body(tooMuch), 413, "INVALID_REQUEST");
    assertRefused(api.post("").chunked(tooMuch, 8000), 413, "INVALID_REQUEST");
  }

  @Test
  void row11ABodyOfExactlyTheCapIsRead() {
    String padded = ONE + " ".repeat(1024 * 1024 - ONE.length());
    assertThat(api.send(api.post(padded)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{", "{}{}", "{\"devices\":[],\"devices\":[]}", "{'devices':[]}"})
  void row12WhatIsNotOneDocumentIs400(String body) {
    assertRefused(api.post(body), 400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"devices\":null}", "{\"devices\":[]}", "{\"Devices\":[1]}"})
  void row13NoDevicesAre400(String body) {
    assertRefused(api.post(body), 400, "EMPTY_REQUEST");
  }

  @Test
  void row14TooManyDevicesAre400() {
    String elements = "7,".repeat(100) + "7";
    assertRefused(api.post("{\"devices\":[" + elements), 400, "BATCH_SIZE_EXCEEDED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|the body must be an object",
        "7|the body must be an object",
        "{'devices':7}|devices must be an array",
        "{'devices':{}}|devices must be an array",
        "{'devices':[7]}|devices[0]: must be an object",
        "{'devices':[null]}|devices[0]: must be an object",
        "{'devices':[{'uid':'u','name':'n'},{}]}"
            + "|devices[1].uid: must not be missing or null (and 1 more)",
        "{'devices':[{'uid':7,'name':'n'}]}|devices[0].uid: must be a string",
        "{'devices':[{'uid':null,'name':'n'}]}|devices[0].uid: must not be missing or null",
        "{'devices':[{'uid':'u','name':{}}]}|devices[0].name: must be a string",
        "{'devices':[{'uid':'u','name':' '}]}|devices[0].name: must not be blank",
        "{'devices':[{'uid':'','name':'n'},7]}|devices[0].uid: must not be blank (and 1 more)"
      })
  void row15TheFirstFaultIsNamed(String body, String message) {
    RawResponse response = api.send(api.post(body.replace('\'', '"')));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("INVALID_REQUEST");
    assertThat(response.message()).isEqualTo(message);
  }

  @Test
  void row16AnUnusableIdempotencyKeyIs400() {
    assertRefused(api.post(ONE).with("Idempotency-Key", ""), 400, "INVALID_REQUEST");
    assertRefused(api.post(ONE).with("Idempotency-Key", "a b"), 400, "INVALID_REQUEST");
    assertRefused(api.post(ONE).with("Idempotency-Key", "k".repeat(129)), 400, "INVALID_REQUEST");
    assertRefused(
        api.post(ONE).with("Idempotency-Key", "a").with("Idempotency-Key", "a"),
        400,
        "INVALID_REQUEST");
  }

  @Test
  void row16AReusedKeyIs422AndARepeatedOneIsAnsweredAgain() {
    RawRequest first = api.post(ONE).with("Idempotency-Key", "k");
    RawResponse answer = api.send(first);
    RawResponse again = api.send(first);
    RawResponse other =
        api.send(api.post(ONE.replace("\"n\"", "\"m\"")).with("Idempotency-Key", "k"));
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(again.field("Location")).isEqualTo(answer.field("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("INVALID_REQUEST");
    assertThat(api.queue().batches()).hasSize(1);
  }

  @Test
  void row16AKeyInFlightIs409() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch entered = api.queue().waitFor(open);
    RawRequest request = api.post(ONE).with("Idempotency-Key", "k");
    try (RawConnection first = api.connect()) {
      first.send(request.bytes());
      entered.await();
      assertRefused(request, 409, "INVALID_REQUEST");
      open.countDown();
      assertThat(first.read().status()).isEqualTo(202);
    }
  }

  @Test
  void row17AStoreThatCannotCommitIs500AndTellsNothing() {
    api.queue().breakDown(() -> new IllegalStateException("insert into x: /var/lib/db is gone"));
    RawResponse response = api.send(api.post(ONE));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(response.field("Retry-After")).isEqualTo("1");
    assertThat(response.body()).doesNotContain("Exception", "insert", "/var", "java");
  }

  @Test
  void row17EvenAnErrorOfTheVirtualMachineIsAnswered() {
    api.queue()
        .breakDown(
            () -> {
              throw new StackOverflowError();
            });
    RawResponse response = api.send(api.post(ONE));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.field("x-request-id")).hasSize(36);
  }

  @Test
  void row18OtherwiseItIsAccepted() {
    assertThat(api.send(api.post(ONE)).status()).isEqualTo(202);
    assertThat(api.queue().batches()).hasSize(1);
  }
}
