package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.devicedeletions.domain.testkit.FuzzCorpus;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing the header guard starts from, and what it found, once more. */
class HeaderGuardFuzzTest {

  static List<Named<byte[]>> inputs() {
    return FuzzCorpus.of("header-guard");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void passesOnlyIfTheModelTakesIt(byte[] input) {
    assertThatCode(() -> HeaderGuardFuzz.fuzzerTestOneInput(input)).doesNotThrowAnyException();
  }
}
