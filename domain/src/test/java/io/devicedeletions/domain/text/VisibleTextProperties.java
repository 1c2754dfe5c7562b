package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class VisibleTextProperties {

  private static final Pattern FORM = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** Mostly what is taken, and what lies next to it. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars(" !~aZ09\"\\")
        .withChars('\u001F', '\u007F', '\u00A0')
        .ofMaxLength(6);
  }

  @Property
  void theFormIsThatOfAPattern(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 7) int longest) {
    boolean isExpected = FORM.matcher(text).matches() && text.length() <= longest;
    Statistics.label("well formed")
        .collect(isExpected)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 5);
              coverage.check(false).percentage(percentage -> percentage > 5);
            });

    assertThat(VisibleText.isWellFormed(text, longest)).isEqualTo(isExpected);
  }
}
