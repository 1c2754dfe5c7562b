package io.devicedeletions.adapters.http.internal.deletions;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.devicedeletions.domain.testkit.FuzzCorpus;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing the body reader starts from, and what it found, once more. */
class BodyReaderFuzzTest {

  static List<Named<byte[]>> inputs() {
    return FuzzCorpus.of("body-reader");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isReadAsTheModelReadsIt(byte[] body) {
    assertThatCode(() -> BodyReaderFuzz.fuzzerTestOneInput(body)).doesNotThrowAnyException();
  }
}
