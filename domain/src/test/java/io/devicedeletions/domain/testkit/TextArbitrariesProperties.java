package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.text.BlankText;
import io.devicedeletions.domain.text.StorableText;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class TextArbitrariesProperties {

  @Provide
  Arbitrary<String> storable() {
    return TextArbitraries.storableTexts(2, 9);
  }

  @Provide
  Arbitrary<String> blank() {
    return TextArbitraries.blankTexts();
  }

  @Provide
  Arbitrary<String> unstorable() {
    return TextArbitraries.unstorableTexts();
  }

  @Property
  void storableTextsReachAllPlanesAndControls(@ForAll("storable") String text) {
    isOften("astral", text.codePoints().anyMatch(Character::isSupplementaryCodePoint));
    isOften("control", text.chars().anyMatch(Character::isISOControl));
    isOften("ASCII", text.chars().anyMatch(character -> character > ' ' && character < 0x7F));

    assertThat(text.codePointCount(0, text.length())).isBetween(2, 9);
    assertThat(StorableText.isStorable(text)).isTrue();
  }

  @Property
  void blankTextsAreEmptyOneOrSeveral(@ForAll("blank") String text) {
    isOften("empty", text.isEmpty());
    isOften("one", text.codePointCount(0, text.length()) == 1);
    isOften("several", text.length() > 2);
    isOften("missed by Java", !text.isBlank());

    assertThat(BlankText.isBlank(text)).isTrue();
  }

  @Property
  void unstorableTextsHaveEachKindOfTrouble(@ForAll("unstorable") String text) {
    isOften("NUL", text.indexOf(0) >= 0);
    isOften("lone surrogate", text.codePoints().anyMatch(TextArbitrariesProperties::isSurrogate));

    assertThat(StorableText.isStorable(text)).isFalse();
    assertThat(BlankText.isBlank(text)).isFalse();
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static void isOften(String label, boolean holds) {
    Statistics.label(label)
        .collect(holds)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 5));
  }
}
