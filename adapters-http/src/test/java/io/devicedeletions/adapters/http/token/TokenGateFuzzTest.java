package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.devicedeletions.domain.testkit.FuzzCorpus;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing the token gate starts from, and what it found, once more. */
class TokenGateFuzzTest {

  static List<Named<byte[]>> inputs() {
    return FuzzCorpus.of("token-gate");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void letsInWhomTheModelLetsIn(byte[] input) {
    assertThatCode(() -> TokenGateFuzz.fuzzerTestOneInput(input)).doesNotThrowAnyException();
  }
}
