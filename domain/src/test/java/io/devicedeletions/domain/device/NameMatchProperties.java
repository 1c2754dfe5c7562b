package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.NameArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

class NameMatchProperties {

  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

  @Provide
  Arbitrary<DeviceName> names() {
    return NameArbitraries.names();
  }

  @Provide
  Arbitrary<Tuple2<DeviceName, DeviceName>> near() {
    return names()
        .flatMap(name -> NameArbitraries.nearNames(name).map(near -> Tuple.of(name, near)));
  }

  @Property
  void everyNameMatchesItself(@ForAll NameMatch match, @ForAll("names") DeviceName name) {
    assertThat(match.matches(name, new DeviceName(name.value()))).isTrue();
  }

  @Property
  void noNearNameMatchesExactly(@ForAll("near") Tuple2<DeviceName, DeviceName> near) {
    assertThat(NameMatch.EXACT.matches(near.get1(), near.get2())).isFalse();
  }

  @Property
  void ignoringCaseForgivesTheCaseOfLatinLettersAlone(
      @ForAll("near") Tuple2<DeviceName, DeviceName> near) {
    boolean expected = lower(near.get1()).equals(lower(near.get2()));
    Statistics.label("differ in case only")
        .collect(expected)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 2);
              coverage.check(false).percentage(percentage -> percentage > 50);
            });

    assertThat(NameMatch.IGNORE_CASE.matches(near.get1(), near.get2())).isEqualTo(expected);
    assertThat(NameMatch.IGNORE_CASE.matches(near.get2(), near.get1())).isEqualTo(expected);
  }

  private static String lower(DeviceName name) {
    String lower = name.value();
    for (int letter = 0; letter < UPPER.length(); letter++) {
      lower = lower.replace(UPPER.charAt(letter), LOWER.charAt(letter));
    }
    return lower;
  }
}
