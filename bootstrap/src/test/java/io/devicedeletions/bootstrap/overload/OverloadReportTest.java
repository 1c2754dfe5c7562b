package io.devicedeletions.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as broken after one look, and after three. */
class OverloadReportTest {

  @Test
  void aBrokenLatencyMustBeSeenTwice() {
    Set<Promise> none = Set.of();
    Set<Promise> late = Set.of(Promise.LATENCY);
    assertThat(OverloadReport.isBroken(List.of(none))).isFalse();
    assertThat(OverloadReport.isBroken(List.of(late, none, none))).isFalse();
    assertThat(OverloadReport.isBroken(List.of(late, none, late))).isTrue();
    assertThat(OverloadReport.isBroken(List.of(late, late, none))).isTrue();
  }

  @Test
  void everyOtherPromiseIsBrokenAtOnce() {
    Set<Promise> none = Set.of();
    for (Promise promise : EnumSet.complementOf(EnumSet.of(Promise.LATENCY))) {
      assertThat(OverloadReport.isBroken(List.of(Set.of(promise)))).isTrue();
      assertThat(OverloadReport.isBroken(List.of(Set.of(Promise.LATENCY), none, Set.of(promise))))
          .isTrue();
    }
  }
}
