package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.DeviceName;
import io.vavr.collection.Vector;
import java.text.Normalizer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class NameArbitrariesProperties {

  @Provide
  Arbitrary<DeviceName> names() {
    return NameArbitraries.names();
  }

  @Property
  void namesAreOfEveryKind(@ForAll("names") DeviceName name) {
    String text = name.value();
    int length = text.codePointCount(0, text.length());
    isCovered("ASCII", text.chars().allMatch(character -> character < 0x80));
    isCovered("other scripts", text.chars().anyMatch(character -> character >= 0x80));
    isCovered("astral", text.codePoints().anyMatch(Character::isSupplementaryCodePoint));
    isCovered("one code point", length == 1);
    isCovered("longest", length == DeviceName.LONGEST);
  }

  @Property
  void everyNameHasNearNamesThatDiffer(@ForAll("names") DeviceName name) {
    Vector<DeviceName> near = NameArbitraries.near(name);
    isCovered("case", near.exists(other -> differsInCaseOnly(name, other)));
    isCovered("normalisation", near.exists(other -> differsInNormalisationOnly(name, other)));

    assertThat(near).isNotEmpty().doesNotContain(name).doesNotHaveDuplicates();
  }

  @Example
  void nearNamesDifferInWhatPeopleOverlook() {
    assertThat(NameArbitraries.near(new DeviceName("caf\u00E9")).map(DeviceName::value))
        .contains("CAF\u00C9", "cafe\u0301", "caf\u00E9 ", " caf\u00E9", "caf\u00E9\u200B");
  }

  private static boolean differsInCaseOnly(DeviceName name, DeviceName other) {
    return name.value().equalsIgnoreCase(other.value());
  }

  private static boolean differsInNormalisationOnly(DeviceName name, DeviceName other) {
    return decomposed(name).equals(decomposed(other));
  }

  private static String decomposed(DeviceName name) {
    return Normalizer.normalize(name.value(), Normalizer.Form.NFD);
  }

  private static void isCovered(String label, boolean holds) {
    Statistics.label(label)
        .collect(holds)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 1));
  }
}
