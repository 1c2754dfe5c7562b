package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.UidArbitraries;
import io.devicedeletions.domain.testkit.UidOracle;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class HyphenatedHexProperties {

  @Provide
  Arbitrary<String> uids() {
    return UidArbitraries.texts();
  }

  @Provide
  Arbitrary<String> wellFormed() {
    return UidArbitraries.wellFormedTexts();
  }

  @Provide
  Arbitrary<Character> replacements() {
    return Arbitraries.oneOf(
        Arbitraries.chars().all(),
        Arbitraries.chars().range('*', 'z'),
        Arbitraries.chars().range('\uFF0D', '\uFF46'));
  }

  @Property
  void agreesWithTheOracle(@ForAll("uids") String text) {
    boolean expected = UidOracle.isWellFormed(text);
    Statistics.label("well formed")
        .collect(expected)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 20);
              coverage.check(false).percentage(percentage -> percentage > 20);
            });

    assertThat(HyphenatedHex.isWellFormed(text)).isEqualTo(expected);
  }

  @Property
  void agreesWithTheOracleOnAnyText(@ForAll String text) {
    assertThat(HyphenatedHex.isWellFormed(text)).isEqualTo(UidOracle.isWellFormed(text));
  }

  @Property
  void agreesWithTheOracleWhicheverCharacterIsReplaced(
      @ForAll("wellFormed") String uid,
      @ForAll @IntRange(max = 35) int place,
      @ForAll("replacements") char replacement) {
    String text = uid.substring(0, place) + replacement + uid.substring(place + 1);

    assertThat(HyphenatedHex.isWellFormed(text)).isEqualTo(UidOracle.isWellFormed(text));
  }

  @Property
  void whateverItTakesIsReadWithoutLoss(@ForAll("wellFormed") String text) {
    assertThat(UUID.fromString(text)).hasToString(text.toLowerCase(Locale.ROOT));
  }
}
