package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNameTest {

  private static final String ASTRAL = "\uD83D\uDDA5";

  @ParameterizedTest
  @ValueSource(strings = {"host-1", " host ", "e\u0301", "\uD83D\uDDA5", "'", "\\", "\u0001", "0"})
  void keepsATextExactlyAsItIs(String text) {
    assertThat(new DeviceName(text).value()).isEqualTo(text);
    assertThat(new DeviceName(text)).hasToString(text);
    assertThat(DeviceName.parse(text)).isEqualTo(Either.right(new DeviceName(text)));
  }

  @Test
  void countsCodePointsAndNotCharacters() {
    assertThat(DeviceName.parse(ASTRAL.repeat(DeviceName.LONGEST)).isRight()).isTrue();
    assertThat(DeviceName.parse(ASTRAL.repeat(DeviceName.LONGEST + 1)))
        .isEqualTo(Either.left(TextFault.TOO_LONG));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("", TextFault.BLANK),
        Arguments.of(" \u200B\u3164", TextFault.BLANK),
        Arguments.of(" ".repeat(DeviceName.LONGEST + 1), TextFault.BLANK),
        Arguments.of("x".repeat(DeviceName.LONGEST + 1), TextFault.TOO_LONG),
        Arguments.of("\u0000".repeat(DeviceName.LONGEST + 1), TextFault.TOO_LONG),
        Arguments.of("a\u0000", TextFault.UNSTORABLE),
        Arguments.of("a\uD83D", TextFault.UNSTORABLE),
        Arguments.of("\uDDA5a", TextFault.UNSTORABLE));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysTheOneThingThatIsWrong(String text, TextFault fault) {
    assertThat(DeviceName.parse(text)).isEqualTo(Either.left(fault));
    assertThatThrownBy(() -> new DeviceName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device name " + fault.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "host ", " host", "ho\u0301st", "host\u200B", "h\u043Est"})
  void differsFromANearName(String near) {
    assertThat(new DeviceName(near)).isNotEqualTo(new DeviceName("host"));
  }
}
