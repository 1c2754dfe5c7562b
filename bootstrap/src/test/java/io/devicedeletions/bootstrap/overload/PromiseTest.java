package io.devicedeletions.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.overload.attack.AttackKind;
import io.devicedeletions.bootstrap.overload.attack.Tally;
import io.devicedeletions.bootstrap.overload.traffic.Latencies;
import io.devicedeletions.bootstrap.overload.watch.Footprint;
import io.devicedeletions.bootstrap.overload.watch.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge sees each promise that is broken, and finds nothing where all are kept. */
class PromiseTest {

  private static final Scenario SLOW = Scenario.crowd("slow", AttackKind.IDLE, 1);
  private static final Scenario QUICK = Scenario.storm("quick", AttackKind.REQUESTS, 1, 5);
  private static final Footprint BEFORE = new Footprint(20_000_000, 1_000_000, 0, 60, 40);
  private static final Service UNLOADED = served(100, 0, 10);

  @Test
  void a_server_that_keeps_them_all() {
    assertThat(Promise.broken(SLOW, seen(served(100, 0, 50), 999, BEFORE, "x=1"))).isEmpty();
  }

  @Test
  void a_probe_that_takes_longer_than_a_second() {
    assertThat(Promise.broken(SLOW, seen(UNLOADED, 1_001, BEFORE, "x=1")))
        .containsOnly(Promise.LIVENESS);
  }

  @Test
  void a_probe_without_an_answer() {
    Observation seen = new Observation(UNLOADED, UNLOADED, Tally.NONE, 1, 10, BEFORE, BEFORE, true);
    assertThat(Promise.broken(SLOW, seen)).containsOnly(Promise.LIVENESS);
  }

  @Test
  void admitted_requests_that_take_too_long() {
    assertThat(Promise.broken(SLOW, seen(served(100, 0, 51), 10, BEFORE, "x=1")))
        .containsOnly(Promise.LATENCY);
    Scenario heavy = Scenario.heavy("heavy", AttackKind.LARGE_BODIES, 1, 5);
    assertThat(Promise.broken(heavy, seen(served(100, 0, 51), 10, BEFORE, "x=1"))).isEmpty();
  }

  @Test
  void a_fast_client_that_slow_ones_shut_out() {
    assertThat(Promise.broken(SLOW, seen(served(98, 2, 10), 10, BEFORE, "x=1")))
        .containsOnly(Promise.SERVICE);
    assertThat(Promise.broken(QUICK, seen(served(5, 95, 10), 10, BEFORE, "x=1"))).isEmpty();
    assertThat(Promise.broken(QUICK, seen(served(4, 96, 10), 10, BEFORE, "x=1")))
        .containsOnly(Promise.SERVICE);
  }

  @Test
  void a_503_that_does_not_say_when_to_come_again() {
    assertThat(Promise.broken(QUICK, seen(UNLOADED, 10, BEFORE, "impolite=1")))
        .containsOnly(Promise.ANSWERS);
  }

  @Test
  void a_500() {
    assertThat(Promise.broken(QUICK, seen(UNLOADED, 10, BEFORE, "status-500=1 status-503=7")))
        .containsOnly(Promise.ANSWERS);
  }

  @Test
  void what_is_not_given_back() {
    Footprint more = new Footprint(36_000_001, 33_000_001, 0, 101, 57);
    assertThat(Promise.broken(SLOW, seen(UNLOADED, 10, more, "x=1")))
        .containsOnly(Promise.HEAP, Promise.DIRECT_MEMORY, Promise.THREADS, Promise.DESCRIPTORS);
  }

  @Test
  void a_server_that_does_not_come_back() {
    Observation seen =
        new Observation(UNLOADED, UNLOADED, Tally.NONE, 0, 10, BEFORE, BEFORE, false);
    assertThat(Promise.broken(SLOW, seen)).containsOnly(Promise.RECOVERY);
  }

  private static Observation seen(
      Service attacked, double slowestProbe, Footprint after, String attackers) {
    return new Observation(
        UNLOADED, attacked, Tally.in("tally " + attackers), 0, slowestProbe, BEFORE, after, true);
  }

  private static Service served(int admitted, int shed, long millis) {
    return new Service(
        admitted + shed, times(admitted, millis), times(shed, 1), 0, Map.of(), new Latencies());
  }

  private static Latencies times(int count, long millis) {
    Latencies latencies = new Latencies();
    for (int number = 0; number < count; number++) {
      latencies.add(millis * 1_000_000);
    }
    return latencies;
  }
}
