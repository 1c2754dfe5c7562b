package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.history.SampleHistory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.history.TenantTotals.BoundedCount;
import io.devicedeletions.domain.history.TenantTotals.MinuteTally;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTotalsTest {

  private static TenantTotals totals(int minutes) {
    BoundedCount none = new BoundedCount(0, true);
    MinuteTally idle = new MinuteTally(NOON, new FateCounts(HashMap.empty()));
    return new TenantTotals(NOON, none, none, Option.none(), Vector.fill(minutes, idle));
  }

  @Test
  void tellOfAnHour() {
    assertThat(totals(60).minutes()).hasSize(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 59, 61})
  void refuseAnyOtherTime(int minutes) {
    assertThatThrownBy(() -> totals(minutes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("totals tell of 60 minutes");
  }
}
