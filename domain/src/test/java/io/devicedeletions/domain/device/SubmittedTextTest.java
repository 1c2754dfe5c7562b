package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class SubmittedTextTest {

  @Test
  void isATextOrAReasonWhyThereIsNone() {
    assertThat(new SubmittedText.Present("").text()).isEqualTo(Either.right(""));
    assertThat(new SubmittedText.Absent().text()).isEqualTo(Either.left(TextFault.MISSING));
    assertThat(new SubmittedText.NotText().text()).isEqualTo(Either.left(TextFault.NOT_TEXT));
  }
}
