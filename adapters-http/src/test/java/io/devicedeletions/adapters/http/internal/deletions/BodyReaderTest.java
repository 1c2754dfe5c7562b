package io.devicedeletions.adapters.http.internal.deletions;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.SubmittedText;
import io.vavr.control.Either;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to lines. */
class BodyReaderTest {

  private static final BodyReader READER = new BodyReader(new BatchLimit(2));

  private static Either<Answer, SubmittedDevices> read(String document) {
    return READER.read(document.getBytes(UTF_8));
  }

  private static List<SubmittedDevice> devices(String document) {
    return read(document).get().devices();
  }

  private static void assertUnusable(byte[] body) {
    assertThat(READER.read(body).getLeft().status()).isEqualTo(400);
    assertThat(READER.read(body).getLeft().body()).contains("INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        " null ",
        "{}",
        "{\"devices\":null}",
        "{\"devices\":[]}",
        "{\"other\":[{\"uid\":\"u\",\"name\":\"n\"}]}",
        "{\"DEVICES\":[{}]}"
      })
  void findsNoLines(String document) {
    assertThat(devices(document)).isEmpty();
  }

  @Test
  void readsLinesInOrderWhereverTheyStand() {
    String document =
        """
        {"a": [[]], "devices": [
          {"name": "n", "x": {"uid": "inner"}, "uid": "u"}, {"uid": "\\u0075", "name": ""}
        ], "z": null}
        """;
    assertThat(devices(document))
        .containsExactly(SubmittedDevice.of("u", "n"), SubmittedDevice.of("u", ""));
    assertThat(read(document).get().ignoredProperties()).isEqualTo(3);
  }

  @Test
  void convertsNothingIntoText() {
    assertThat(devices("{\"devices\":[{\"uid\":7,\"name\":[\"n\"]},{\"uid\":true,\"name\":null}]}"))
        .containsExactly(
            new SubmittedDevice.Described(new SubmittedText.NotText(), new SubmittedText.NotText()),
            new SubmittedDevice.Described(new SubmittedText.NotText(), new SubmittedText.Absent()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "\"u\"", "[]", "[{}]", "true"})
  void knowsALineThatIsNoObject(String element) {
    assertThat(devices("{\"devices\":[" + element + ",{}]}"))
        .containsExactly(
            new SubmittedDevice.NotAnObject(),
            new SubmittedDevice.Described(new SubmittedText.Absent(), new SubmittedText.Absent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"devices\":[{},{},{}]}",
        "{\"devices\":[{},{},7,8,9",
        "{\"devices\":[{},{},{\"uid\":\"\\u0000\"",
        "{\"devices\":[{},{},[}",
        "{\"devices\":[{},{},null],\"devices\":[]} trailing"
      })
  void readsNoFurtherThanTheBeginningOfALineTooMany(String document) {
    assertThat(devices(document)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "{\"devices\":[{},{}]",
        "{\"devices\":[{},{}]} x",
        "{\"devices\":[{},{},]}",
        "{\"devices\":[{}],\"devices\":[{}]}",
        "{\"devices\":[{\"uid\":\"a\",\"u\\u0069d\":\"b\"}]}",
        "{\"devices\":[],\"x\":\"\\ud800\"}",
        "[",
        "\ufeff{}"
      })
  void refusesWhatIsNotOneDocument(String document) {
    assertUnusable(document.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"x\"", "true", "{\"devices\":{}}", "{\"devices\":\"x\"}"})
  void refusesAnotherShape(String document) {
    assertThat(read(document).getLeft().body()).contains("must be an ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0af", // an overlong solidus
        "e080af",
        "f08080af",
        "eda080", // a surrogate
        "edbfbf",
        "f4908080", // above U+10FFFF
        "f888808080",
        "ff",
        "80", // a continuation of nothing
        "c3", // cut short
        "e282",
        "f09f98"
      })
  void refusesWhatIsNotUtf8(String hex) {
    byte[] bad = HexFormat.of().parseHex("7b2278223a22" + hex + "227d");
    assertUnusable(bad);
    assertThat(READER.read(bad).getLeft().body()).contains("UTF-8");
  }

  @Test
  void refusesOtherEncodings() {
    assertUnusable("{}".getBytes(UTF_16BE));
    assertUnusable("\ufeff{}".getBytes(UTF_16BE));
  }

  @Test
  void saysWhereAFaultIs() {
    assertThat(read("{\n  \"a\": 1,\n  \"a\": 2}").getLeft().body()).contains("line 3, column 6");
  }

  @Test
  void refusesWhatPassesALimitWhereThereIsNoPlaceToTell() {
    assertUnusable(("{\"x\":" + "[".repeat(8) + "]".repeat(8) + "}").getBytes(UTF_8));
    assertUnusable("[".repeat(100_000).getBytes(UTF_8));
    assertUnusable(("{\"x\":" + "7".repeat(65) + "}").getBytes(UTF_8));
    assertUnusable(("{\"x\":" + "7".repeat(100_000) + "}").getBytes(UTF_8));
    assertUnusable(("{\"x\":1e" + "7".repeat(100_000) + "}").getBytes(UTF_8));
    assertUnusable(("{\"x\":0." + "7".repeat(100_000) + "}").getBytes(UTF_8));
  }
}
