package io.devicedeletions.adapters.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PendingGroupsTest {

  private final PendingGroups<String> pending = new PendingGroups<>(3);

  @Test
  void hasNothingAtFirst() {
    assertThat(pending.takeGroup()).isEmpty();
  }

  @Test
  void groupsWhatShares() {
    List.of("a", "b").forEach(pending::addSharing);

    assertThat(pending.takeGroup()).containsExactly("a", "b");
    assertThat(pending.takeGroup()).isEmpty();
  }

  @Test
  void fillsNoGroupBeyondTheLargest() {
    IntStream.range(0, 7).forEach(number -> pending.addSharing("" + number));

    assertThat(pending.takeGroup()).containsExactly("0", "1", "2");
    assertThat(pending.takeGroup()).containsExactly("3", "4", "5");
    assertThat(pending.takeGroup()).containsExactly("6");
  }

  @Test
  void givesWhatTakesLongAGroupOfItsOwn() {
    List.of("long", "longer").forEach(pending::addAlone);

    assertThat(pending.takeGroup()).containsExactly("long");
    assertThat(pending.takeGroup()).containsExactly("longer");
  }

  @Test
  void takesWhatSharesFirst() {
    pending.addAlone("long");
    pending.addSharing("a");

    assertThat(pending.takeGroup()).containsExactly("a");
    assertThat(pending.takeGroup()).containsExactly("long");
  }

  @Test
  void letsNeitherKindWaitForMoreThanOneGroupOfTheOther() {
    IntStream.range(0, 5).forEach(number -> pending.addSharing("" + number));
    List.of("long", "longer", "longest").forEach(pending::addAlone);

    assertThat(pending.takeGroup()).containsExactly("0", "1", "2");
    assertThat(pending.takeGroup()).containsExactly("long");
    assertThat(pending.takeGroup()).containsExactly("3", "4");
    assertThat(pending.takeGroup()).containsExactly("longer");
    pending.addSharing("5");
    assertThat(pending.takeGroup()).containsExactly("5");
    assertThat(pending.takeGroup()).containsExactly("longest");
  }
}
