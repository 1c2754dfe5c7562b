package io.devicedeletions.adapters.http.internal.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a JSON document and what is not, whatever it means. */
class JsonTokensTest {

  private static void readAll(String document) throws IOException {
    try (JsonTokens tokens = new JsonTokens(document)) {
      tokens.required();
      tokens.skipValue();
      tokens.requireEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "0",
        "-0.0e-0",
        "\"\"",
        " \t\r\n[] \t\r\n",
        "{}",
        "{\"\":1,\" \":2}",
        "{\"a\":{\"a\":{\"a\":1}}}",
        "[{\"a\":1},{\"a\":1}]",
        "\"\\ud83d\\ude00\"",
        "\"\ud83d\ude00\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\"",
        "\"\u007f\u0085\u2028\"",
        "{\"a\":1,\"A\":1}"
      })
  void takesWhatRfc8259Allows(String document) {
    assertThatCode(() -> readAll(document)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\ufeff{}",
        "{} {}",
        "{},",
        "[]]",
        "nul",
        "nullx",
        "True",
        "NaN",
        "Infinity",
        "-",
        "+1",
        "01",
        "-01",
        ".5",
        "1.",
        "1e",
        "0x1",
        "1_000",
        "'a'",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{1:2}",
        "{,}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1;2]",
        "[",
        "{",
        "{\"a\"",
        "\"a",
        "\"\n\"",
        "\"\t\"",
        "\"\0\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\U0041\"",
        "// no\n{}",
        "/* no */{}",
        "# no\n{}",
        "\u001e{}",
        "\u00a0{}",
        "\u000b{}",
        "\u2028{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":1}",
        "{\"x\":[{\"a\":1,\"b\":2,\"a\":3}]}",
        "\"\\u0000\"",
        "{\"\\u0000\":1}",
        "\"\\ud83d\"",
        "\"\\ude00\"",
        "\"\\ude00\\ud83d\"",
        "{\"\\ud83d\":1}",
        "[[\"deep\",{\"x\":\"\\ud83d\"}]]"
      })
  void refusesAnythingElse(String document) {
    assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> readAll(document));
  }

  @Test
  void takesEightLevelsAndRefusesNine() {
    assertThatCode(() -> readAll("[".repeat(8) + "]".repeat(8))).doesNotThrowAnyException();
    assertThatCode(() -> readAll("{\"a\":[".repeat(4) + "]}".repeat(4))).doesNotThrowAnyException();
    assertRefused("[".repeat(9) + "]".repeat(9));
    assertRefused("{\"a\":[".repeat(4) + "{}" + "]}".repeat(4));
    assertRefused("[".repeat(500_000));
  }

  private static void assertRefused(String document) {
    assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> readAll(document));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "1.5", "1e5", "-1.5e-5"})
  void takesNumbersOf64CharactersAndRefuses65(String number) {
    String start = number.startsWith("-") ? "-" : "";
    String rest = number.substring(start.length());
    String digits = "7".repeat(64 - number.length());
    assertThatCode(() -> readAll(start + digits + rest)).doesNotThrowAnyException();
    assertRefused(start + digits + "7" + rest);
  }

  @Test
  void takesKeysAndStringsOfAnyLength() {
    String wide = "x".repeat(300_000);
    assertThatCode(() -> readAll("{\"" + wide + "\":\"" + wide + "\"}")).doesNotThrowAnyException();
  }
}
