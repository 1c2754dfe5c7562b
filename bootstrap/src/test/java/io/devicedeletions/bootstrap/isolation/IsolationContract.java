package io.devicedeletions.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.isolation.Histories.History;
import io.devicedeletions.bootstrap.isolation.Step.Line;
import io.devicedeletions.bootstrap.isolation.Step.Schedule;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** No tenant learns of another, and nothing of theirs is changed by another: on any store. */
abstract class IsolationContract {

  /** The first of them, whom we watch. */
  private static final int WATCHED = 0;

  private static final AtomicInteger HISTORIES = new AtomicInteger();

  private static final List<String> NO_FIELDS = List.of("x-request-id: " + new UUID(0, 7));

  /** Where all tenants are. */
  abstract World crowd();

  /** Where one tenant is by itself. */
  abstract World solitude();

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories();
  }

  @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
  void whatOthersDoChangesNothing(@ForAll("histories") History history) {
    collect(history);
    Scenery scenery = new Scenery(HISTORIES.incrementAndGet(), history.tenants());

    Play together = new Play(crowd(), scenery);
    tenants(history).forEach(together::enter);
    history.steps().forEach(together::play);
    Play alone = new Play(solitude(), scenery);
    alone.enter(WATCHED);
    history.steps().stream().filter(step -> step.concerns(WATCHED)).forEach(alone::play);

    tenants(history).forEach(tenant -> isAsTheModelSays(together, tenant));
    isAsTheModelSays(alone, WATCHED);
    assertThat(together.visitor(WATCHED).answers()).isEqualTo(alone.visitor(WATCHED).answers());
    nobodyHasRecordsOfAnother(together, scenery);
    letGo(history, together, alone);
  }

  private static void isAsTheModelSays(Play play, int tenant) {
    Visitor visitor = play.visitor(tenant);
    assertThat(visitor.statuses()).isEqualTo(visitor.expectedStatuses());
    assertThat(play.observe(tenant)).isEqualTo(visitor.model().observation());
  }

  private void nobodyHasRecordsOfAnother(Play play, Scenery scenery) {
    for (int tenant = 1; tenant < scenery.tenants(); tenant++) {
      for (String batch : play.visitor(tenant).batches()) {
        BatchId id = new BatchId(UUID.fromString(batch));
        assertThat(crowd().store().records().ofBatch(scenery.id(WATCHED), id)).isEmpty();
      }
    }
  }

  /** What waits because it is paused would be looked at by every later history. */
  private static void letGo(History history, Play together, Play alone) {
    for (Play play : List.of(together, alone)) {
      tenants(history)
          .filter(tenant -> play.visitor(tenant).model().isPaused())
          .forEach(tenant -> play.play(new Step.Pause(tenant, false)));
      play.play(new Step.Work());
    }
  }

  private static Stream<Integer> tenants(History history) {
    return IntStream.range(0, history.tenants()).boxed();
  }

  private static void collect(History history) {
    List<Schedule> requests =
        history.steps().stream()
            .filter(Schedule.class::isInstance)
            .map(Schedule.class::cast)
            .toList();
    share("another's device", requests, request -> anyLine(request, Histories::isAnothers), 40);
    share("own uid, another's name", requests, r -> anyLine(r, Histories::isMisnamed), 40);
    share("own device", requests, request -> anyLine(request, Histories::isOwn), 40);
    share("key of two tenants", requests, request -> isKeyOfTwo(request, requests), 40);
    share("room for none", requests, request -> request.envelope().room() == Step.Room.NONE, 10);
  }

  private static boolean anyLine(
      Schedule request, java.util.function.BiPredicate<Schedule, Line> test) {
    return request.lines().stream().anyMatch(line -> test.test(request, line));
  }

  private static boolean isKeyOfTwo(Schedule request, List<Schedule> requests) {
    return request.envelope().key() >= 0
        && requests.stream()
            .anyMatch(
                other ->
                    other.tenant() != request.tenant()
                        && other.envelope().key() == request.envelope().key());
  }

  private static void share(
      String label, List<Schedule> requests, Predicate<Schedule> test, int percentage) {
    Statistics.label(label)
        .collect(requests.stream().anyMatch(test))
        .coverage(coverage -> coverage.check(true).percentage(share -> share > percentage));
  }

  @Property(tries = 30)
  void anothersDeviceIsAnsweredAsOneThatNobodyHas(
      @ForAll @IntRange(min = 1, max = Scenery.MOST_TENANTS - 1) int whose) {
    Scenery scenery = new Scenery(HISTORIES.incrementAndGet(), Scenery.MOST_TENANTS);
    Play play = new Play(crowd(), scenery);
    IntStream.range(0, Scenery.MOST_TENANTS).forEach(play::enter);
    int theirs = Scenery.SHARED + whose;
    String name = scenery.name(whose, theirs);

    String foreign = schedule(scenery.id(WATCHED), scenery.uid(theirs), name);
    String unknown = schedule(scenery.id(WATCHED), scenery.uid(Scenery.UNKNOWN), name);

    assertThat(foreign)
        .startsWith("HTTP/1.1 202 ")
        .isEqualTo(unknown.replace(scenery.uid(Scenery.UNKNOWN), scenery.uid(theirs)));
    crowd().work();
    assertThat(play.observe(whose)).isEqualTo(play.visitor(whose).model().observation());
  }

  private String schedule(TenantId tenant, String uid, String name) {
    return crowd()
        .ask(
            tenant,
            "POST " + Play.PATH,
            NO_FIELDS,
            "{\"devices\":[" + Wire.device(uid, name) + "]}")
        .replaceFirst("(?i)(\r\nlocation: .*/)[^/]*\r\n", "$1{id}\r\n");
  }

  @Example
  void whoIsSwitchedOffIsAnsweredAsWhoIsUnknown() {
    Scenery scenery = new Scenery(HISTORIES.incrementAndGet(), 2);
    Play play = new Play(crowd(), scenery);
    play.enter(0);
    play.play(new Step.Switch(0, false));
    play.enter(1);
    play.play(new Step.Switch(1, false));
    play.play(new Step.Pause(1, true));

    String off = schedule(scenery.id(0), scenery.uid(0), "A");
    assertThat(off).startsWith("HTTP/1.1 403 ");
    assertThat(schedule(scenery.id(1), scenery.uid(0), "A")).isEqualTo(off);
    assertThat(schedule(scenery.stranger(), scenery.uid(0), "A")).isEqualTo(off);
  }
}
