package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.RawExchange.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares an answer with what its row says, and with what every answer must carry. */
final class RowExpectation {

  private static final Pattern STATUS =
      Pattern.compile("\"status\":\"(SCHEDULED|INVALID|FAILED)\"");

  private RowExpectation() {}

  static void check(ContractRow row, Answer answer) {
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(row.status());
    assertThat(answer.header("x-request-id"))
        .matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    assertThat(answer.header("x-trace-id")).isNotEqualTo("(none)");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    row.with()
        .forEach(
            (name, value) ->
                assertThat(answer.header(name))
                    .as(name)
                    .matches(
                        actual ->
                            value.equals("*") ? !actual.equals("(none)") : actual.equals(value)));
    checkBody(row, answer);
  }

  private static void checkBody(ContractRow row, Answer answer) {
    if (row.code().equals("(empty)")) {
      assertThat(answer.body()).isEmpty();
    } else {
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.body()).contains(row.says());
    }
    if (row.status() == 202) {
      checkAccepted(row, answer);
    } else if (!row.code().equals("(empty)")) {
      assertThat(answer.body())
          .contains("\"code\":\"" + row.code() + "\"")
          .contains("\"message\":\"");
    }
  }

  private static void checkAccepted(ContractRow row, Answer answer) {
    List<String> lines =
        STATUS.matcher(answer.body()).results().map((MatchResult found) -> found.group(1)).toList();
    if (!row.lines().isEmpty()) {
      assertThat(lines).isEqualTo(row.lines());
    }
    assertThat(answer.body())
        .contains("\"status\":\"ACCEPTED\"")
        .contains("\"scheduledCount\":" + lines.stream().filter("SCHEDULED"::equals).count())
        .doesNotContain("null");
  }
}
