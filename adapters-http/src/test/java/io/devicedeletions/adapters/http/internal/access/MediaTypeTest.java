package io.devicedeletions.adapters.http.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON",
        "application/json;",
        "application/json ; charset=UTF-8",
        "application/json;charset=\"utf-8\"",
        "application/json; profile=\"https://x.test\"",
        "application/problem+json",
        "application/vnd.acme.v1+json; charset=utf-8"
      })
  void takesJsonInUtf8(String type) {
    assertThat(MediaType.isJson(List.of(type))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "json",
        "text/json",
        "application/jsonx",
        "application/+json",
        "application/json+xml",
        "application/a/b+json",
        "application/json charset=utf-8",
        "application/json; charset=latin1",
        "application/json; charset=",
        "application/json; charset='utf-8'",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json, text/plain"
      })
  void takesNothingElse(String type) {
    assertThat(MediaType.isJson(List.of(type))).isFalse();
  }

  @Test
  void takesNeitherNoneNorTwo() {
    assertThat(MediaType.isJson(List.of())).isFalse();
    assertThat(MediaType.isJson(List.of("application/json", "application/json"))).isFalse();
  }
}
