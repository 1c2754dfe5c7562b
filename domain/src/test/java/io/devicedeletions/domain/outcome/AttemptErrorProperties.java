package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.TextArbitraries;
import io.devicedeletions.domain.text.StorableText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class AttemptErrorProperties {

  @Provide
  Arbitrary<String> messages() {
    return Combinators.combine(
            TextArbitraries.storableTexts(0, 700),
            Arbitraries.oneOf(Arbitraries.just(""), TextArbitraries.unstorableTexts()),
            TextArbitraries.storableTexts(0, 700))
        .as((before, odd, after) -> before + odd + after);
  }

  @Property(tries = 300)
  void isStorableAndShortWhateverTheStoreSays(@ForAll("messages") String given) {
    String kept = new AttemptError("class", given).message();

    assertThat(StorableText.isStorable(kept)).isTrue();
    assertThat(kept.length()).isLessThanOrEqualTo(AttemptError.LONGEST_MESSAGE);
    happensOften("storable", StorableText.isStorable(given));
    happensOften("long", given.length() > AttemptError.LONGEST_MESSAGE);
  }

  @Property(tries = 300)
  void isTheBeginningOfAMessageThatAStoreCanKeep(@ForAll("storable") String given) {
    String kept = new AttemptError("class", given).message();

    assertThat(given).startsWith(kept);
    assertThat(kept.length())
        .isGreaterThanOrEqualTo(Math.min(given.length(), AttemptError.LONGEST_MESSAGE - 1));
    assertThat(new AttemptError("class", kept).message()).isEqualTo(kept);
  }

  @Provide
  Arbitrary<String> storable() {
    return TextArbitraries.storableTexts(0, 1_000);
  }

  private static void happensOften(String label, boolean happened) {
    Statistics.label(label)
        .collect(happened)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(often -> often > 2);
              coverage.check(false).percentage(often -> often > 2);
            });
  }
}
