package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.Disguise.Way;
import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRow.Expected;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RowExpectation;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

/** Whoever sends a bad input in other words is answered the same. */
class BadInputsProperties {

  private static final int CONTINUE = 100;

  private static final RunningApi API = RunningApi.start();
  private static final UnaryOperator<String> TOKENS = BadInputs.tokens(API);

  @AfterContainer
  static void stop() {
    API.close();
  }

  /** A key names one request; here every request comes more than once. */
  @Provide
  Arbitrary<ContractRow> inputs() {
    List<ContractRow> rows =
        BadInputs.thatReachUs().stream()
            .filter(row -> !row.expected().isAccepted() || !row.title().contains("keys that are"))
            .toList();
    return Arbitraries.of(rows);
  }

  @Provide
  Arbitrary<Disguise> disguises() {
    return Combinators.combine(
            Arbitraries.of(Way.class).set().ofMinSize(1), Arbitraries.longs().withoutEdgeCases())
        .as(Disguise::new);
  }

  @Property(tries = 400)
  void theAnswerDoesNotDependOnHowARequestIsSpelled(
      @ForAll("inputs") ContractRow row, @ForAll("disguises") Disguise disguise) {
    Statistics.label("row").collect(row.number());
    int queued = API.queue().batches().size();
    RawRequest request = disguise.request(row.sent(), TOKENS);
    RawResponse answer = answer(row, disguise, request);
    assertThat(answer.status())
        .as("%s to %s", answer, new String(request.bytes(), StandardCharsets.ISO_8859_1))
        .isEqualTo(row.expected().status());
    if (row.expected().isAccepted()) {
      RowExpectation.checkAccepted(row, answer.json());
      assertThat(API.queue().batches()).hasSize(queued + 1);
    } else {
      assertThat(answer.code()).isEqualTo(row.expected().code().replace(Expected.EMPTY, ""));
      assertThat(API.queue().batches()).hasSize(queued);
    }
  }

  private static RawResponse answer(ContractRow row, Disguise disguise, RawRequest request) {
    try (RawConnection connection = API.connect()) {
      disguise.pieces(request).forEach(connection::send);
      RawResponse answer = connection.read(!row.sent().isToHead());
      return answer.status() == CONTINUE ? connection.read() : answer;
    }
  }
}
