package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ShortestHistoryTest {

  private static final EngineStep RESTART = new EngineStep.Restart();
  private static final EngineStep ROUND = new EngineStep.Round();

  private static EngineStep schedule(int... devices) {
    return new EngineStep.Schedule(
        ACME,
        Vector.ofAll(devices).map(SampleDevices::device).map(SampleDevices::entry),
        Option.none(),
        0);
  }

  private static boolean asksForSeven(EngineStep step) {
    return step instanceof EngineStep.Schedule schedule
        && schedule.lines().contains(SampleDevices.entry(device(7)));
  }

  @Test
  void keepsWhatTheFailureNeedsAlone() {
    Vector<EngineStep> steps =
        Vector.<EngineStep>fill(20, RESTART)
            .append(schedule(1, 7, 2))
            .appendAll(Vector.fill(20, RESTART))
            .append(schedule(3))
            .append(ROUND)
            .append(RESTART);

    assertThat(
            new ShortestHistory(
                    candidate ->
                        candidate.exists(ShortestHistoryTest::asksForSeven)
                            && candidate.contains(ROUND))
                .of(steps))
        .containsExactly(schedule(7), ROUND);
  }

  @Test
  void leavesAHistoryAloneOfWhichEachStepIsNeeded() {
    Vector<EngineStep> steps = Vector.of(ROUND, RESTART, ROUND);

    assertThat(new ShortestHistory(steps::equals).of(steps)).isEqualTo(steps);
  }
}
