package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.text.BlankText;
import io.devicedeletions.domain.text.StorableText;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class UidArbitrariesProperties {

  private static final String NIL = "00000000-0000-0000-0000-000000000000";

  @Provide
  Arbitrary<DeviceUid> uids() {
    return UidArbitraries.uids();
  }

  @Provide
  Arbitrary<String> wellFormed() {
    return UidArbitraries.wellFormedTexts();
  }

  @Provide
  Arbitrary<String> malformed() {
    return UidArbitraries.malformedTexts();
  }

  @Property
  void uidsIncludeNilAndBothHalvesOfTheRange(@ForAll("uids") DeviceUid uid) {
    Statistics.label("nil")
        .collect(uid.toString().equals(NIL))
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 0.5));
    Statistics.label("highest bit")
        .collect(uid.value().getMostSignificantBits() < 0)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 15);
              coverage.check(false).percentage(percentage -> percentage > 15);
            });
  }

  @Property
  void wellFormedTextsComeInEveryCase(@ForAll("wellFormed") String text) {
    Statistics.label("case")
        .collect(caseOf(text))
        .coverage(
            coverage -> {
              coverage.check("lower").percentage(percentage -> percentage > 10);
              coverage.check("upper").percentage(percentage -> percentage > 10);
              coverage.check("mixed").percentage(percentage -> percentage > 10);
            });

    assertThat(UidOracle.isWellFormed(text)).isTrue();
  }

  @Property
  void malformedTextsCanBeCarriedAlong(@ForAll("malformed") String text) {
    Statistics.label("length")
        .collect(text.length() < 36 ? "short" : text.length() > 36 ? "long" : "right")
        .coverage(
            coverage -> {
              coverage.check("short").percentage(percentage -> percentage > 10);
              coverage.check("long").percentage(percentage -> percentage > 10);
              coverage.check("right").percentage(percentage -> percentage > 10);
            });

    assertThat(UidOracle.isWellFormed(text)).isFalse();
    assertThat(BlankText.isBlank(text)).isFalse();
    assertThat(StorableText.isStorable(text)).isTrue();
  }

  private static String caseOf(String text) {
    if (text.equals(text.toLowerCase(Locale.ROOT))) {
      return "lower";
    }
    return text.equals(text.toUpperCase(Locale.ROOT)) ? "upper" : "mixed";
  }
}
