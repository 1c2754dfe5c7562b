package io.devicedeletions.adapters.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.tenant.RequestId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdsTest {

  private static final RequestId FRESH = new RequestId("00000000-0000-0000-0000-000000000000");
  private static final String SENT = "0193A1b2-0000-7000-8000-00000000abcd";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private static CorrelationIds ids(List<String> requestIds, List<String> traceParents) {
    return CorrelationIds.of(
        name -> name.equals("x-request-id") ? requestIds : traceParents, () -> FRESH);
  }

  @Test
  void keepsAnIdToTheLetter() {
    CorrelationIds ids = ids(List.of(SENT), List.of());
    assertThat(ids.requestId().value()).isEqualTo(SENT);
    assertThat(ids.traceId()).isEqualTo(SENT);
    assertThat(ids.asSent()).isTrue();
  }

  @Test
  void makesOneUpWhereNoneWasSent() {
    CorrelationIds ids = ids(List.of(), List.of());
    assertThat(ids.requestId()).isEqualTo(FRESH);
    assertThat(ids.asSent()).isTrue();
  }

  @Test
  void takesNeitherAMalformedIdNorOneOfTwo() {
    assertThat(ids(List.of("mine"), List.of()))
        .isEqualTo(new CorrelationIds(FRESH, FRESH.value(), false));
    assertThat(ids(List.of(SENT, SENT), List.of()).asSent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00-T-P-01", "00-T-P-00", "01-T-P-01", "cc-T-P-01-what-ever", "fe-T-P-ff-"})
  void takesTheTraceOfAValidParent(String form) {
    assertThat(ids(List.of(), List.of(filled(form))).traceId()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-T-P",
        "00-T-P-1",
        "00-T-P-01-more",
        "ff-T-P-01",
        "0-T-P-01",
        "00-00000000000000000000000000000000-P-01",
        "00-T-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-P-01",
        " 00-T-P-01",
        "cc-T-P-01what"
      })
  void ignoresAnInvalidParent(String form) {
    assertThat(ids(List.of(SENT), List.of(filled(form))).traceId()).isEqualTo(SENT);
  }

  @Test
  void ignoresTwoParents() {
    String parent = filled("00-T-P-01");
    assertThat(ids(List.of(SENT), List.of(parent, parent)).traceId()).isEqualTo(SENT);
  }

  private static String filled(String form) {
    return form.replace("T", TRACE).replace("P", PARENT);
  }
}
