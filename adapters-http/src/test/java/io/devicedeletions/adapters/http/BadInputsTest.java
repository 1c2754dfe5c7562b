package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRow.Expected;
import io.devicedeletions.adapters.http.testkit.InProcessApi;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RowExpectation;
import io.devicedeletions.adapters.http.testkit.RowRequest;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The inputs of {@code bad-inputs.txt} themselves, and what the endpoints answer to them. */
class BadInputsTest {

  private static final int FEWEST = 250;

  private static final RunningApi API = RunningApi.start();
  private static final UnaryOperator<String> TOKENS = BadInputs.tokens(API);
  private static final InProcessApi ENDPOINTS = new InProcessApi(API.useCases(), API.issuer());

  @AfterAll
  static void stop() {
    API.close();
  }

  @Test
  void thereAreEnoughOfThemAndNoTwoAreAlike() {
    assertThat(BadInputs.all()).hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(BadInputs.all().stream().map(BadInputsTest::octets)).doesNotHaveDuplicates();
    assertThat(BadInputs.all().stream().map(ContractRow::title)).doesNotHaveDuplicates();
  }

  private static String octets(ContractRow row) {
    return new String(RowRequest.bytes(row, TOKENS), StandardCharsets.ISO_8859_1)
        + row.sent().ends();
  }

  @Test
  void noneOfThemIsOurFault() {
    assertThat(BadInputs.all()).noneMatch(row -> row.expected().status() >= 500);
  }

  @Test
  void everyRowOfTheContractThatAnInputAloneCanBreakIsThere() {
    assertThat(BadInputs.all().stream().map(ContractRow::number))
        .contains("1", "2", "4", "8", "9", "10", "11", "12", "13", "14", "15", "16", "18");
  }

  @TestFactory
  Stream<DynamicTest> theEndpointsAnswerEachAsListed() {
    return BadInputs.forEndpoints().stream()
        .map(row -> DynamicTest.dynamicTest(row.title(), () -> check(row)));
  }

  @Test
  void mostOfThemReachTheEndpoints() {
    assertThat(BadInputs.forEndpoints()).hasSizeGreaterThan(BadInputs.all().size() * 2 / 3);
  }

  private static void check(ContractRow row) {
    int queued = API.queue().batches().size();
    Answer answer = ENDPOINTS.answer(RowRequest.of(row.sent(), TOKENS), row.sent().content());
    assertThat(answer.status()).as("%s", answer).isEqualTo(row.expected().status());
    String body = row.sent().isToHead() ? "" : answer.body();
    RawResponse plain = new RawResponse(answer.status(), Vector.empty(), body);
    if (row.expected().isAccepted()) {
      RowExpectation.checkAccepted(row, plain.json());
      assertThat(API.queue().batches()).hasSize(queued + 1);
    } else {
      assertThat(plain.code()).isEqualTo(row.expected().code().replace(Expected.EMPTY, ""));
      assertThat(body).contains(row.expected().says());
      assertThat(API.queue().batches()).hasSize(queued);
    }
  }
}
