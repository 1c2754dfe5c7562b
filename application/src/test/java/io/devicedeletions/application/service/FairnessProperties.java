package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * The bound of a tenant's wait, in simulated time: until the ring is refreshed, and then one claim
 * of each tenant with work, weighted, shared among the workers.
 */
class FairnessProperties {

  @Provide
  Arbitrary<Vector<FairnessSimulation.Arrival>> arrivals() {
    Arbitrary<Integer> times = Arbitraries.integers().between(0, 5_000);
    Arbitrary<Integer> weights = Arbitraries.of(1, 1, 1, 2, 5);
    Arbitrary<Integer> claims = Arbitraries.of(1, 3, 200);
    Arbitrary<Integer> lines = Arbitraries.integers().between(1, (int) TenantPlace.QUANTUM);
    return Combinators.combine(times, weights, claims, lines)
        .as(FairnessSimulation.Arrival::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(Vector::ofAll);
  }

  @Property(tries = 200)
  void nobodyWaitsForLongerThanTheBound(
      @ForAll("arrivals") Vector<FairnessSimulation.Arrival> arrivals,
      @ForAll @IntRange(min = 1, max = 4) int workers,
      @ForAll @IntRange(min = 26, max = 69) int claimMillis) {
    FairnessSimulation simulation = new FairnessSimulation(arrivals, workers, claimMillis);

    Vector<FairnessSimulation.Wait> waits = simulation.run();

    assertThat(waits).hasSameSizeAs(arrivals);
    waits.forEach(wait -> assertThat(wait.millis()).isLessThanOrEqualTo(wait.bound()));
    happensOften("crowded", arrivals.size() > 2 * workers);
    happensOften("waited", waits.exists(wait -> wait.millis() > 2L * claimMillis));
  }

  private static void happensOften(String label, boolean happened) {
    Statistics.label(label)
        .collect(happened)
        .coverage(coverage -> coverage.check(true).percentage(often -> often > 10));
  }
}
