package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextFaultTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          NOT_AN_OBJECT | must be an object
          MISSING       | must not be missing or null
          NOT_TEXT      | must be a string
          BLANK         | must not be blank
          TOO_LONG      | must not be longer than 1024 characters
          UNSTORABLE    | must not contain U+0000 or a lone surrogate
          """,
      delimiter = '|')
  void isASentenceWithoutItsSubject(TextFault fault, String sentence) {
    assertThat(fault.sentence()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatMustBeInstead(TextFault fault) {
    assertThat(fault.sentence()).startsWith("must ");
  }
}
