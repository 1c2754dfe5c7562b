package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every store lists lines that were given up, and requeues single ones. */
public abstract class DeadLettersContract extends StoreContract {

  private static final int ALL = 1_000;

  /** For subclasses. */
  protected DeadLettersContract() {}

  private DeletionBatch giveUp(int from, int to) {
    return giveUp(ACME, devices(from, to).toJavaArray(Device[]::new));
  }

  private Vector<DeadLine> walk(int limit) {
    return Walk.UNDISTURBED.dead(dead(), ACME, limit);
  }

  private Vector<LineKey> deadKeys() {
    return keys(walk(Page.MOST));
  }

  private static Vector<LineKey> keys(Seq<DeadLine> lines) {
    return lines.map(line -> new LineKey(line.batch(), line.line())).toVector();
  }

  private static Vector<LineKey> keys(DeletionBatch batch, Integer... lines) {
    return Vector.of(lines).map(line -> new LineKey(batch.id(), line));
  }

  private Vector<LineKey> requeue(Seq<LineKey> lines) {
    return dead().requeue(ACME, lines, OPERATOR);
  }

  @Test
  void listsNoneAtFirstNorAnotherTenants() {
    giveUp(GLOBEX, device(1));

    assertThat(dead().list(ACME, DeadQuery.OLDEST))
        .isEqualTo(new Page<>(Vector.empty(), Option.none()));
    assertThat(Walk.UNDISTURBED.dead(dead(), GLOBEX, 1)).hasSize(1);
  }

  /** The lines of a batch are given up one by one, in any order, as each has its own pauses. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 10, 11, 12, 200})
  void listsEachOnceTheOldestFirstWhateverTheSizeOfAPage(int limit) {
    DeletionBatch first = giveUp(0, 3);
    DeletionBatch second = giveUp(3, 11);

    assertThat(keys(walk(limit)).take(3)).hasSameElementsAs(keys(first, 0, 1, 2));
    assertThat(keys(walk(limit)).drop(3))
        .containsExactlyInAnyOrderElementsOf(keys(second, 0, 1, 2, 3, 4, 5, 6, 7));
    assertThat(walk(limit)).isEqualTo(dead().oldest(ACME, ALL));
  }

  @Test
  void goesByTheTimeWhenLinesWereGivenUpNotByTheirBatch() {
    DeletionBatch early = batches().of(ACME, device(1));
    DeletionBatch late = giveUp(2, 3);
    register(ACME, device(1));
    store().poison(ACME, device(1).uid());
    schedule(early);
    exhaust(ACME);

    assertThat(keys(walk(1))).isEqualTo(keys(late, 0).appendAll(keys(early, 0)));
    assertThat(keys(walk(2))).isEqualTo(keys(walk(1)));
  }

  @Test
  void losesAndRepeatsNothingWhileOthersRequeueAndFail() {
    DeletionBatch batch = giveUp(0, 10);
    failTwice(20, 30);

    Vector<DeadLine> listed =
        new Walk(
                () -> {
                  dead().requeueOldest(ACME, 1, OPERATOR);
                  claim(ACME);
                })
            .dead(dead(), ACME, 3);

    assertThat(keys(listed)).doesNotHaveDuplicates();
    assertThat(keys(listed).filter(key -> key.batch().equals(batch.id())))
        .containsExactlyInAnyOrderElementsOf(keys(batch, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  /** The next time is the last. */
  private void failTwice(int from, int to) {
    register(ACME, devices(from, to).toJavaArray(Device[]::new));
    devices(from, to).forEach(device -> store().poison(ACME, device.uid()));
    schedule(ACME, devices(from, to).toJavaArray(Device[]::new));
    for (int attempts = 1; attempts < 3; attempts++) {
      while (Claims.tenants(dueDeletions()).contains(ACME)) {
        claim(ACME);
      }
      awaitRetries();
    }
  }

  @Test
  void requeuesWhatItIsAskedForAndNothingElse() {
    DeletionBatch first = giveUp(0, 3);
    DeletionBatch second = giveUp(3, 6);
    devices(0, 6).forEach(device -> store().cure(ACME, device.uid()));

    assertThat(requeue(keys(second, 2, 0).appendAll(keys(first, 1))))
        .isEqualTo(keys(first, 1).appendAll(keys(second, 0, 2)));
    assertThat(deadKeys()).isEqualTo(keys(first, 0, 2).appendAll(keys(second, 1)));
    assertThat(pending(ACME)).isEqualTo(3);

    assertThat(drain(ACME).map(Settlement::outcome)).hasSize(3).containsOnly(REMOVED);
    assertThat(records().ofBatch(ACME, second.id()).map(end -> end.line().line()))
        .containsExactly(0, 2);
    assertThat(records().ofBatch(ACME, second.id()).map(Settlement::attempts))
        .containsExactly(1, 1);
  }

  @Test
  void leavesOutWhatIsUnknownRepeatedOrNotDead() {
    DeletionBatch batch = giveUp(0, 2);
    DeletionBatch waiting = schedule(ACME, device(7));
    Vector<LineKey> unknown =
        Vector.of(
            new LineKey(new BatchId(new UUID(7, 7)), 0),
            new LineKey(batch.id(), 2),
            new LineKey(batch.id(), Integer.MAX_VALUE));

    assertThat(requeue(Vector.empty())).isEmpty();
    assertThat(requeue(unknown)).isEmpty();
    assertThat(requeue(keys(waiting, 0))).isEmpty();
    assertThat(deadKeys()).hasSize(2);
    assertThat(
            requeue(
                keys(batch, 1, 1)
                    .appendAll(unknown)
                    .appendAll(keys(waiting, 0))
                    .appendAll(keys(batch, 1))))
        .isEqualTo(keys(batch, 1));
    assertThat(requeue(keys(batch, 1))).isEmpty();
    assertThat(pending(ACME)).isEqualTo(2);
    assertThat(deadKeys()).isEqualTo(keys(batch, 0));
  }

  @Test
  void leavesOutWhatIsSettled() {
    DeletionBatch batch = giveUp(0, 1);
    store().cure(ACME, device(0).uid());
    requeue(keys(batch, 0));
    drain(ACME);

    assertThat(requeue(keys(batch, 0))).isEmpty();
    assertThat(pending(ACME)).isZero();
  }

  @Test
  void leavesThoseOfAnotherTenantAlone() {
    DeletionBatch theirs = giveUp(GLOBEX, device(1));

    assertThat(requeue(keys(theirs, 0))).isEmpty();
    assertThat(dead().oldest(GLOBEX, ALL)).hasSize(1);
    assertThat(pending(GLOBEX)).isZero();
    assertThat(pending(ACME)).isZero();
  }

  @Test
  void requeuesAsManyAsAPageHas() {
    DeletionBatch batch = giveUp(0, Page.MOST + 1);
    Vector<LineKey> asked = Vector.range(0, Page.MOST).map(line -> new LineKey(batch.id(), line));

    assertThat(requeue(asked.reverse())).isEqualTo(asked);
    assertThat(deadKeys()).isEqualTo(keys(batch, Page.MOST));
  }

  @Test
  void givesALineUpAgainThatWasRequeuedInVain() {
    DeletionBatch batch = giveUp(0, 1);
    requeue(keys(batch, 0));

    assertThat(exhaust(ACME)).isEqualTo(StoreUnderTest.SETTINGS.retryPolicy().mostAttempts());
    assertThat(deadKeys()).isEqualTo(keys(batch, 0));
  }

  @Test
  void requeuesEachOnceHoweverManyAskAtOnce() {
    Vector<LineKey> lines = keys(giveUp(0, 20), Vector.range(0, 20).toJavaArray(Integer[]::new));
    Callable<Integer> forward = () -> requeue(lines).size();
    Callable<Integer> backward = () -> requeue(lines.reverse()).size();
    Callable<Integer> theOldest = () -> dead().requeueOldest(ACME, 20, OPERATOR);

    Seq<Integer> requeued =
        Simultaneously.call(Vector.of(forward, backward, theOldest, forward, backward));

    int left = deadKeys().size();
    assertThat(requeued.sum().intValue()).isEqualTo(20 - left);
    assertThat(pending(ACME)).isEqualTo(20 - left);
  }
}
