package io.devicedeletions.domain.device;

import static io.devicedeletions.domain.device.NameMatch.EXACT;
import static io.devicedeletions.domain.device.NameMatch.IGNORE_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {

  @ParameterizedTest
  @CsvSource({"Host-1, hOST-1", "host-1, HOST-1", "AZ, az", "\u00E9A, \u00E9a"})
  void looksPastTheCaseOfLatinLettersWhereItIsToldTo(String asked, String onRecord) {
    assertThat(IGNORE_CASE.matches(new DeviceName(asked), new DeviceName(onRecord))).isTrue();
    assertThat(EXACT.matches(new DeviceName(asked), new DeviceName(onRecord))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "host, hosts",
    "\u00E9, \u00C9",
    "k, \u212A",
    "s, \u017F",
    "i, \u0130",
    "i, \u0131",
    "ss, \u00DF",
    "\u03C3, \u03C2",
    "\u00E9, e\u0301",
    "@, `",
    "[, {",
    "\uFF21, A",
    "' host', 'host'",
    "'host\u200B', 'host'"
  })
  void guessesNothingElse(String asked, String onRecord) {
    assertThat(IGNORE_CASE.matches(new DeviceName(asked), new DeviceName(onRecord))).isFalse();
    assertThat(IGNORE_CASE.matches(new DeviceName(onRecord), new DeviceName(asked))).isFalse();
    assertThat(EXACT.matches(new DeviceName(asked), new DeviceName(onRecord))).isFalse();
  }
}
