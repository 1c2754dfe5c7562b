package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.devicedeletions.domain.testkit.FuzzCorpus;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing the rules for devices starts from, and what it found, once more. */
class DeviceRulesFuzzTest {

  static List<Named<byte[]>> inputs() {
    return FuzzCorpus.of("device-rules");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isJudgedAsTheModelJudgesIt(byte[] input) {
    assertThatCode(() -> DeviceRulesFuzz.fuzzerTestOneInput(input)).doesNotThrowAnyException();
  }
}
