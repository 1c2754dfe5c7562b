package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How many requests are let in is learnt from how long they take, not from a clock. */
class CurrentWorkTest {

  private static final int MOST = 256;
  private static final Duration TARGET = Duration.ofMillis(20);
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final CurrentWork work = new CurrentWork(MOST, TARGET);
  private final CrowdedServer server = new CrowdedServer(work);

  @Test
  void beginsWithAsManyAsHaveAThreadAndNeverHasMoreThanMayBe() {
    assertThat(work.limit()).isEqualTo(32);
    assertThat(new CurrentWork(1, TARGET).limit()).isEqualTo(1);
  }

  @Test
  void aServerThatDoesOneAfterTheOtherLetsInAsManyAsItDoesInTime() {
    server.overload(20_000, atOnce -> atOnce * MILLISECOND);
    assertThat(work.limit()).isBetween(14, 22);
  }

  @Test
  void aQuickServerLetsInAllThatMayBe() {
    server.overload(60_000, atOnce -> atOnce * MILLISECOND / 100);
    assertThat(work.limit()).isEqualTo(MOST);
  }

  @Test
  void aServerThatStandsStillLetsInAFew() {
    server.overload(2_000, atOnce -> 1_000 * MILLISECOND);
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
  }

  @Test
  void itRecovers() {
    server.overload(2_000, atOnce -> 1_000 * MILLISECOND);
    server.overload(20_000, atOnce -> atOnce * MILLISECOND);
    assertThat(work.limit()).isBetween(14, 22);
  }

  @Test
  void aStoreThatIsSlowWithoutAnyLoadIsNoReasonToTurnAnybodyAway() {
    server.serveOneByOne(500, 100 * MILLISECOND);
    server.overload(60_000, atOnce -> 100 * MILLISECOND);
    assertThat(work.limit()).isEqualTo(MOST);
  }

  @Test
  void nobodyIsLetInInAdvanceWhereNobodyIsTurnedAway() {
    server.serveOneByOne(2_000, MILLISECOND);
    assertThat(work.limit()).isEqualTo(32);
  }

  @Test
  void whatWasLearntInACrowdIsForgottenOnceThereIsNone() {
    server.overload(2_000, atOnce -> 1_000 * MILLISECOND);
    server.serveOneByOne(50, MILLISECOND);
    assertThat(work.limit()).isEqualTo(32);
  }

  @Test
  void aStoreThatIsSlowNowAndThenIsNoReasonWhereNobodyElseIsAtWork() {
    server.serveOneByOne(200, MILLISECOND);
    CurrentWork.Turn slow = server.begin();
    for (int done = 0; done < 100; done++) {
      server.begin().endAfter(1_000 * MILLISECOND);
    }
    slow.endAfter(1_000 * MILLISECOND);
    assertThat(work.limit()).isEqualTo(32);
  }

  @Test
  void whatTakesLongBecauseOthersCameIsNotUsual() {
    server.serveOneByOne(200, MILLISECOND);
    for (int times = 0; times < 1_000; times++) {
      CurrentWork.Turn first = server.begin();
      server.begin().endAfter(100 * MILLISECOND);
      first.endAfter(100 * MILLISECOND);
    }
    server.overload(2_000, atOnce -> 100 * MILLISECOND);
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
  }

  @Test
  void quickRefusalsRaiseNothing() {
    server.overload(2_000, atOnce -> 1_000 * MILLISECOND);
    refuse(1_000, 1);
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
  }

  @Test
  void refusalsThatKeepOthersWaitingLowerTheLimit() {
    refuse(1_000, 1_000 * MILLISECOND);
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
  }

  @Test
  void quickRefusalsDoNotHideSlowWork() {
    work.begin(); // beside this one nobody finds itself alone
    for (int round = 0; round < 100; round++) {
      Deque<CurrentWork.Turn> slow = new ArrayDeque<>();
      slow.add(server.begin());
      slow.add(server.begin());
      refuse(30, 1);
      slow.forEach(turn -> turn.endAfter(200 * MILLISECOND));
    }
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
  }

  /** Of as many at once as are let in, while more come. */
  private void refuse(int requests, long nanoseconds) {
    for (int refused = 0; refused < requests && work.hasRoom(); ) {
      Deque<CurrentWork.Turn> atWork = new ArrayDeque<>();
      while (work.hasRoom()) {
        atWork.add(work.begin());
      }
      refused += atWork.size();
      atWork.forEach(turn -> turn.endAfter(nanoseconds));
    }
  }

  @Test
  void aTurnEndsOnce() {
    CurrentWork one = new CurrentWork(1, TARGET);
    CurrentWork.Turn turn = one.begin();
    assertThat(one.hasRoom()).isFalse();
    turn.end();
    turn.end();
    assertThat(one.hasRoom()).isTrue();
    one.begin();
    assertThat(one.hasRoom()).isFalse();
  }
}
