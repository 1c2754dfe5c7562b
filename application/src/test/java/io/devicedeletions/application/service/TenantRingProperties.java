package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens to a ring, it serves whom it may, nobody else, and everybody in the end. */
class TenantRingProperties {

  @Provide
  Arbitrary<Vector<RingStep>> histories() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 9);
    Arbitrary<Integer> lines = Arbitraries.of(1, 100, 900, 1_001, 7_000);
    Arbitrary<RingStep> steps =
        Arbitraries.frequencyOf(
            Tuple.of(
                2,
                Arbitraries.integers()
                    .between(0, 3)
                    .list()
                    .ofSize(RingHistory.TENANTS.size())
                    .map(weights -> new RingStep.Refresh(Vector.ofAll(weights)))),
            Tuple.of(6, Arbitraries.just(new RingStep.Take())),
            Tuple.of(
                4,
                Combinators.combine(places, lines, Arbitraries.of(true, true, false))
                    .as(RingStep.Finish::new)),
            Tuple.of(2, places.map(RingStep.Fail::new)),
            Tuple.of(1, Arbitraries.of(50, 500, 40_000).map(RingStep.Pass::new)));
    return steps
        .list()
        .ofMinSize(1)
        .ofMaxSize(80)
        .withSizeDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .map(Vector::ofAll);
  }

  @Property(tries = 500)
  void servesWhomItMayAndEverybodyInTheEnd(
      @ForAll("histories") Vector<RingStep> steps,
      @ForAll @IntRange(min = 1, max = 5) int workers) {
    RingHistory history = new RingHistory(workers);

    steps.forEach(history::take);

    history.finishAll();
    assertThat(history.serveAll()).isEqualTo(history.listed());
    happensOften("taken", history.taken() > 5);
    happensOften("refused", history.refused() > 0);
    happensOften("failed", steps.exists(RingStep.Fail.class::isInstance));
  }

  private static void happensOften(String label, boolean happened) {
    Statistics.label(label)
        .collect(happened)
        .coverage(coverage -> coverage.check(true).percentage(often -> often > 10));
  }
}
