package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.bootstrap.isolation.Step.AskForBatch;
import io.devicedeletions.bootstrap.isolation.Step.Envelope;
import io.devicedeletions.bootstrap.isolation.Step.Line;
import io.devicedeletions.bootstrap.isolation.Step.Pause;
import io.devicedeletions.bootstrap.isolation.Step.Requeue;
import io.devicedeletions.bootstrap.isolation.Step.Restock;
import io.devicedeletions.bootstrap.isolation.Step.Room;
import io.devicedeletions.bootstrap.isolation.Step.Schedule;
import io.devicedeletions.bootstrap.isolation.Step.Switch;
import io.devicedeletions.bootstrap.isolation.Step.Work;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random histories of several tenants. */
final class Histories {

  private static final int FEWEST_TENANTS = 2;
  private static final int LONGEST = 24;
  private static final int MOST_LINES = 6;
  private static final int NO_KEY = -1;
  private static final int REQUEST_IDS = 3;

  private Histories() {}

  /**
   * A history.
   *
   * @param tenants how many take part; the first one is watched
   * @param steps what happens
   */
  record History(int tenants, List<Step> steps) {}

  static Arbitrary<History> histories() {
    return Arbitraries.integers()
        .between(FEWEST_TENANTS, Scenery.MOST_TENANTS)
        .flatMap(
            tenants ->
                steps(tenants)
                    .list()
                    .ofMinSize(LONGEST / 2)
                    .ofMaxSize(LONGEST)
                    .map(steps -> new History(tenants, steps)));
  }

  private static Arbitrary<Step> steps(int tenants) {
    Arbitrary<Integer> one = Arbitraries.integers().between(0, tenants - 1);
    Arbitrary<Boolean> mostly = Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false));
    return Arbitraries.frequencyOf(
        Tuple.of(24, Combinators.combine(one, lines(tenants), envelopes()).as(Schedule::new)),
        Tuple.of(
            3,
            Combinators.combine(one, one)
                .as(AskForBatch::new)
                .filter(ask -> ask.tenant() != ask.whose())),
        Tuple.of(2, Combinators.combine(one, mostly).as(Switch::new)),
        Tuple.of(2, Combinators.combine(one, mostly.map(on -> !on)).as(Pause::new)),
        Tuple.of(2, one.map(Restock::new)),
        Tuple.of(2, one.map(Requeue::new)),
        Tuple.of(5, Arbitraries.create(Work::new)));
  }

  private static Arbitrary<List<Line>> lines(int tenants) {
    Arbitrary<Integer> whose = Arbitraries.integers().between(0, tenants - 1);
    Arbitrary<Line> any =
        Combinators.combine(
                whose,
                Arbitraries.integers().between(0, Scenery.UNKNOWN),
                Arbitraries.frequency(Tuple.of(12, false), Tuple.of(1, true)))
            .as(Line::new);
    Arbitrary<Line> lonely = whose.map(tenant -> new Line(tenant, Scenery.SHARED + tenant, false));
    return Arbitraries.frequencyOf(Tuple.of(4, any), Tuple.of(1, lonely))
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_LINES);
  }

  private static Arbitrary<Envelope> envelopes() {
    return Combinators.combine(
            Arbitraries.of(NO_KEY, 0, 0, 1),
            Arbitraries.integers().between(0, REQUEST_IDS - 1),
            Arbitraries.frequency(
                Tuple.of(6, Room.UNLIMITED), Tuple.of(1, Room.FOR_ONE), Tuple.of(1, Room.NONE)))
        .as(Envelope::new);
  }

  static boolean isAnothers(Schedule request, Line line) {
    return !line.malformed()
        && line.number() < Scenery.UNKNOWN
        && Scenery.has(line.whose(), line.number())
        && !Scenery.has(request.tenant(), line.number());
  }

  static boolean isMisnamed(Schedule request, Line line) {
    return !line.malformed()
        && Scenery.has(request.tenant(), line.number())
        && line.whose() != request.tenant();
  }

  static boolean isOwn(Schedule request, Line line) {
    return !line.malformed()
        && Scenery.has(request.tenant(), line.number())
        && line.whose() == request.tenant();
  }
}
