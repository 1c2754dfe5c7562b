package io.devicedeletions.adapters.http.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRow.Expected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares an answer with what its row says, and with what every answer of ours must carry. */
public final class RowExpectation {

  private RowExpectation() {}

  /** Fails if the answer is another one. */
  public static void check(ContractRow row, RawResponse answer) {
    Expected expected = row.expected();
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(expected.status());
    if (expected.isOurs()) {
      checkFields(expected, answer);
      checkBody(row, answer);
    } else {
      assertThat(answer.body()).isEmpty();
      assertThat(answer.fields("x-request-id")).isEmpty();
    }
  }

  private static void checkFields(Expected expected, RawResponse answer) {
    assertThat(answer.field("x-request-id"))
        .matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    assertThat(answer.field("x-trace-id")).isNotEmpty();
    assertThat(answer.field("cache-control")).isEqualTo("no-store");
    assertThat(answer.field("x-content-type-options")).isEqualTo("nosniff");
    expected
        .with()
        .forEach(
            (name, value) ->
                assertThat(answer.field(name))
                    .as(name)
                    .matches(
                        actual -> value.equals("*") ? !actual.isEmpty() : actual.equals(value)));
  }

  private static void checkBody(ContractRow row, RawResponse answer) {
    Expected expected = row.expected();
    if (expected.code().equals(Expected.EMPTY)) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    assertThat(answer.field("content-type")).isEqualTo("application/json");
    if (expected.isAccepted()) {
      checkAccepted(row, answer.json());
    } else {
      assertThat(answer.json().keySet()).containsExactly("code", "message");
      assertThat(answer.code()).isEqualTo(expected.code());
      assertThat(answer.message()).isNotBlank().contains(expected.says());
    }
  }

  /** Fails if what was accepted is something else than what was sent. */
  public static void checkAccepted(ContractRow row, Map<String, Object> answer) {
    List<Object> statuses = each(answer, "status");
    if (!row.expected().lines().isEmpty()) {
      assertThat(statuses).isEqualTo(row.expected().lines());
    }
    assertThat(answer)
        .containsEntry("status", "ACCEPTED")
        .containsEntry(
            "scheduledCount", (int) statuses.stream().filter("SCHEDULED"::equals).count());
    Map<String, Object> sent =
        Json.object(new String(row.sent().content(), StandardCharsets.UTF_8));
    assertThat(each(answer, "uid")).as("uids as sent").isEqualTo(each(sent, "uid"));
    assertThat(each(answer, "name")).as("names as sent").isEqualTo(each(sent, "name"));
  }

  private static List<Object> each(Map<String, Object> document, String property) {
    List<?> devices = (List<?>) Objects.requireNonNull(document.get("devices"));
    return devices.stream().map(device -> (Object) ((Map<?, ?>) device).get(property)).toList();
  }
}
