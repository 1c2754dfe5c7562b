package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server can take, it is soon asked for about as much as it does in time. */
class CurrentWorkProperties {

  private static final int MOST = 256;

  @Property(tries = 200)
  void theAverageSettlesAtTheTarget(
      @ForAll @IntRange(min = 10, max = 2_000) int microseconds,
      @ForAll @IntRange(min = 5, max = 100) int targetMilliseconds) {
    CurrentWork work = new CurrentWork(MOST, Duration.ofMillis(targetMilliseconds));
    new CrowdedServer(work).overload(60_000, atOnce -> 1_000L * microseconds * atOnce);
    double inTime = targetMilliseconds * 1_000.0 / microseconds;
    assertThat((double) work.limit())
        .isBetween(
            Math.min(MOST, Math.max(CurrentWork.LEAST, 0.7 * inTime - 2)),
            Math.max(CurrentWork.LEAST, 1.05 * inTime + 3));
  }

  @Property
  void itStaysWithinItsBounds(
      @ForAll @IntRange(min = 1, max = 300) int most,
      @ForAll @IntRange(max = 10_000) int requests,
      @ForAll @IntRange(min = 1, max = 1_000_000) int nanoseconds) {
    CurrentWork work = new CurrentWork(most, Duration.ofMillis(1));
    new CrowdedServer(work).overload(requests, atOnce -> (long) nanoseconds * atOnce * atOnce);
    assertThat(work.limit()).isBetween(Math.min(CurrentWork.LEAST, most), most);
    assertThat(work.hasRoom()).isTrue();
  }
}
