package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.vavr.collection.HashMap;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Minutes are remembered once they are over for long enough, and never with a gap. */
final class ClosedMinutesTest {

  private static final Instant FIRST = Instant.parse("2026-11-30T18:00:00Z");

  private final ClosedMinutes closed = new ClosedMinutes();

  private static Instant minute(int number) {
    return FIRST.plus(Duration.ofMinutes(number));
  }

  private static SortedMap<Instant, FateCounts> minutes(int from, int to) {
    return Vector.range(from, to)
        .toSortedMap(
            ClosedMinutesTest::minute,
            number -> new FateCounts(HashMap.of(LineFate.REMOVED, number + 1)));
  }

  @Test
  void theLastMinutesStayOpen() {
    closed.learn(ACME, minutes(0, 60), minute(59).plusSeconds(30));

    assertThat(closed.from(ACME, minute(0))).isEqualTo(minutes(0, 54));
    assertThat(closed.from(ACME, minute(10))).isEqualTo(minutes(10, 54));
  }

  @Test
  void whoIsAskedForLaterOrEarlierIsReadAnew() {
    closed.learn(ACME, minutes(0, 60), minute(59));

    assertThat(closed.from(ACME, minute(60))).isEmpty();
    assertThat(closed.from(ACME, minute(-1))).isEmpty();
    assertThat(closed.from(GLOBEX, minute(0))).isEmpty();
  }
}
