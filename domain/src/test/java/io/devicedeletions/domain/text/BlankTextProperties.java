package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.TextArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BlankTextProperties {

  @Provide
  Arbitrary<String> blank() {
    return TextArbitraries.blankTexts();
  }

  @Property
  void whatShowsNothingIsBlank(@ForAll("blank") String text) {
    assertThat(BlankText.isBlank(text)).isTrue();
  }

  @Property
  void oneVisibleCharacterIsEnough(@ForAll("blank") String before, @ForAll("blank") String after) {
    assertThat(BlankText.isBlank(before + "x" + after)).isFalse();
  }
}
