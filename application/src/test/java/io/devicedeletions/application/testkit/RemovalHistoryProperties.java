package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.testkit.UidOracle;
import io.vavr.collection.Vector;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever happens to a store, nothing outside (tenant, uid, name) is ever removed, and every
 * scheduled line ends in exactly one outcome.
 *
 * <p>Subclasses say with {@link net.jqwik.api.PropertyDefaults} how many histories they can afford;
 * the coverage checks hold from about 30. This is a jqwik class: extensions and annotations of
 * JUnit Jupiter do not apply to it.
 */
public abstract class RemovalHistoryProperties {

  private static final Vector<RemovalOutcome> OUTCOMES_OF_REMOVALS =
      Vector.of(RemovalOutcome.REMOVED, RemovalOutcome.NOT_FOUND, RemovalOutcome.NAME_MISMATCH);

  /** For subclasses. */
  protected RemovalHistoryProperties() {}

  /**
   * Opens a store that is empty and that shares nothing with any other that is open. It is called,
   * and the store is closed, for each history.
   *
   * @param nameMatch how it compares names
   */
  protected abstract StoreUnderTest open(NameMatch nameMatch);

  @Provide
  final Arbitrary<Vector<HistoryStep>> histories() {
    return HistoryArbitraries.histories();
  }

  @Property
  final void everyHistoryEndsAsTheModelSays(@ForAll("histories") Vector<HistoryStep> steps) {
    try (StoreUnderTest store = open(NameMatch.EXACT)) {
      RemovalHistory history = new RemovalHistory(store, HistoryArbitraries.TENANTS);
      steps.forEach(history::take);
      history.finish();
      checkCoverage(steps, history);
    }
  }

  private static void checkCoverage(Vector<HistoryStep> steps, RemovalHistory history) {
    for (RemovalOutcome outcome : OUTCOMES_OF_REMOVALS) {
      happensOften(outcome.name(), history.count(outcome) > 0);
    }
    Vector<DeviceEntry> lines = steps.flatMap(RemovalHistoryProperties::lines);
    happensOften("malformed", lines.exists(line -> !UidOracle.isWellFormed(line.uid())));
    happensOften("twice in a batch", steps.exists(RemovalHistoryProperties::repeatsItself));
    happensOften("re-registered", repeats(steps.filter(HistoryStep.Register.class::isInstance)));
  }

  private static void happensOften(String label, boolean happened) {
    Statistics.label(label)
        .collect(happened)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 20));
  }

  private static Vector<DeviceEntry> lines(HistoryStep step) {
    return step instanceof HistoryStep.Schedule schedule ? schedule.lines() : Vector.empty();
  }

  private static boolean repeatsItself(HistoryStep step) {
    return repeats(lines(step).map(line -> line.uid().toLowerCase(Locale.ROOT) + line.name()));
  }

  private static boolean repeats(Vector<?> elements) {
    return elements.distinct().size() < elements.size();
  }
}
