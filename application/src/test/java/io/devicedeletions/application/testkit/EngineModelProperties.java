package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.device.NameMatch;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever happens to the engine, it holds what a plain model says: after each step every device,
 * every pending and every dead line, every record and every answer.
 *
 * <p>Subclasses say with {@link net.jqwik.api.PropertyDefaults} how many histories they can afford;
 * the histories are drawn alike for all. This is a jqwik class: extensions and annotations of JUnit
 * Jupiter do not apply to it.
 */
public abstract class EngineModelProperties {

  private static final Vector<String> EVENTS =
      Vector.of(
          "SCHEDULED",
          "RESTS",
          "REPLAYED",
          "KEY REUSED",
          "REMOVED",
          "NOT_FOUND",
          "NAME_MISMATCH",
          "CANCELLED",
          "CANCELLED AFTER A FAILURE",
          "TOO LATE",
          "CANCELLED IN VAIN",
          "FAILED",
          "GIVEN UP",
          "REQUEUED",
          "RETRIED",
          "CURED",
          "PAUSED",
          "BROKEN STORE",
          "BROKEN TRANSACTION",
          "RESTARTED",
          "FORGOTTEN",
          "KEPT THOUGH OLD",
          "RECORD FORGOTTEN");

  /** For subclasses. */
  protected EngineModelProperties() {}

  /**
   * Opens a store that is empty and that shares nothing with any other that is open. It is called,
   * and the store is closed, for each history.
   *
   * @param nameMatch how it compares names
   */
  protected abstract StoreUnderTest open(NameMatch nameMatch);

  /**
   * Whether it is an error if something never happens: where there are some hundred histories, of
   * which one in ten meets the rarest.
   */
  protected boolean checksCoverage() {
    return false;
  }

  @Provide
  final Arbitrary<Vector<EngineStep>> histories() {
    return EngineArbitraries.histories();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  final void everyHistoryGoesAsTheModelSays(@ForAll("histories") Vector<EngineStep> steps) {
    EngineTally tally = new EngineTally();
    try {
      go(steps, tally);
    } catch (RuntimeException | AssertionError failure) {
      tellShortest(steps, failure);
    }
    if (checksCoverage()) {
      EVENTS.forEach(event -> happens(event, tally.hasCounted(event)));
    }
  }

  private void go(Vector<EngineStep> steps, EngineTally tally) {
    try (StoreUnderTest store = open(NameMatch.EXACT)) {
      EngineHistory history = new EngineHistory(store, tally);
      steps.forEach(history::take);
      history.finish();
    }
  }

  private void tellShortest(Vector<EngineStep> steps, Throwable failure) {
    Vector<EngineStep> shortest = new ShortestHistory(this::fails).of(steps);
    throw new AssertionError(shortest.mkString("This history fails:\n", "\n", "\n"), failure);
  }

  private boolean fails(Vector<EngineStep> steps) {
    try {
      go(steps, new EngineTally());
      return false;
    } catch (RuntimeException | AssertionError failure) {
      return true;
    }
  }

  private static void happens(String event, boolean happened) {
    Statistics.label(event)
        .collect(happened)
        .coverage(coverage -> coverage.check(true).count(count -> count > 0));
  }
}
