package io.devicedeletions.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.TextArbitraries;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class StorableTextProperties {

  @Provide
  Arbitrary<String> storable() {
    return TextArbitraries.storableTexts(0, 20);
  }

  @Provide
  Arbitrary<String> unstorable() {
    return TextArbitraries.unstorableTexts();
  }

  /** Halves of astral characters, in and out of order. */
  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.strings()
        .withChars('\u0000', 'a', '\uD83D', '\uDDA5', '\uDBFF', '\uDC00')
        .ofMaxLength(6);
  }

  @Property
  void storableTextsAreTaken(@ForAll("storable") String text) {
    assertThat(StorableText.isStorable(text)).isTrue();
  }

  @Property
  void unstorableTextsAreRefused(@ForAll("unstorable") String text) {
    assertThat(StorableText.isStorable(text)).isFalse();
  }

  @Property
  void exactlyWhatSurvivesUtf8WithoutNulIsTaken(@ForAll("pieces") String text) {
    String afterwards = new String(text.getBytes(UTF_8), UTF_8);
    boolean expected = afterwards.equals(text) && text.indexOf(0) < 0;
    Statistics.label("storable")
        .collect(expected)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 5);
              coverage.check(false).percentage(percentage -> percentage > 50);
            });

    assertThat(StorableText.isStorable(text)).isEqualTo(expected);
  }

  @Property
  void theStorablePartIsStorableAndLosesNothingElse(@ForAll("pieces") String text) {
    String kept = StorableText.storablePart(text);

    assertThat(StorableText.isStorable(kept)).isTrue();
    assertThat(kept.equals(text)).isEqualTo(StorableText.isStorable(text));
    assertThat(StorableText.storablePart("<" + text + ">")).isEqualTo("<" + kept + ">");
  }
}
