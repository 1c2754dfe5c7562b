package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever the ages of batches are and whatever became of them, pruning forgets exactly what is
 * both old and over. This is a jqwik class, as {@link RemovalHistoryProperties}.
 */
public abstract class RetentionProperties {

  private static final Requester OPERATOR = new Requester("operator");
  private static final int KEPT_HOURS = 72;

  /** Some stores forget records by the day. */
  private static final int CERTAINLY_GONE_HOURS = KEPT_HOURS + 24;

  /** For subclasses. */
  protected RetentionProperties() {}

  /** Opens a store that is empty and that shares nothing with any other that is open. */
  protected abstract StoreUnderTest open();

  /** What became of a batch of one line. */
  enum Fate {
    SETTLED,
    DEAD,
    WAITING
  }

  /** A batch that is so old when the others are pruned. */
  record Aged(int hours, Fate fate) {}

  /** Not within the minute at which the retention ends, so that the test may take its time. */
  @Provide
  final Arbitrary<Vector<Aged>> pasts() {
    Arbitrary<Integer> hours =
        Arbitraries.integers()
            .between(0, 150)
            .withDistribution(RandomDistribution.uniform())
            .filter(hour -> hour != KEPT_HOURS);
    return Combinators.combine(hours, Arbitraries.of(Fate.class))
        .as(Aged::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(8)
        .map(Vector::ofAll);
  }

  @Property
  final void whatIsOldAndOverGoesAndNothingElse(@ForAll("pasts") Vector<Aged> past) {
    try (StoreUnderTest store = open()) {
      Vector<Tuple2<Aged, DeletionBatch>> batches = live(store, past.sortBy(aged -> -aged.hours()));

      store.prune(Retention.of(Duration.ofHours(KEPT_HOURS)));

      batches.forEach(batch -> check(store, batch._1(), batch._2()));
      assertThat(dead(store)).hasSize(past.count(aged -> aged.fate() == Fate.DEAD));
      Statistics.label("something goes")
          .collect(past.exists(RetentionProperties::isGone))
          .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }
  }

  private static boolean isGone(Aged aged) {
    return aged.fate() == Fate.SETTLED && aged.hours() > KEPT_HOURS;
  }

  /** From the oldest to the youngest, with time passing in between. */
  private static Vector<Tuple2<Aged, DeletionBatch>> live(
      StoreUnderTest store, Vector<Aged> oldestFirst) {
    SampleBatches batches = new SampleBatches();
    Vector<Tuple2<Aged, DeletionBatch>> lived = Vector.empty();
    int now = oldestFirst.head().hours();
    for (Aged aged : oldestFirst) {
      store.passTime(Duration.ofHours(now - aged.hours()));
      now = aged.hours();
      DeletionBatch batch = batches.of(ACME, device(lived.size()));
      accept(store, batch, aged.fate(), lived.size());
      lived = lived.append(Tuple.of(aged, batch));
    }
    store.passTime(Duration.ofHours(now));
    return lived;
  }

  private static void accept(StoreUnderTest store, DeletionBatch batch, Fate fate, int number) {
    store.deviceInventory().register(ACME, Vector.of(SampleDevices.onRecord(device(number))));
    Grace grace = fate == Fate.WAITING ? new Grace(Grace.LONGEST) : Grace.NONE;
    store.deletionQueue().enqueue(batch, grace);
    if (fate == Fate.DEAD) {
      giveUp(store, number);
    } else {
      Claims.claim(store.dueDeletions(), ACME);
    }
  }

  /** Time is turned back afterwards, so that the ages of the others stay what they are. */
  private static void giveUp(StoreUnderTest store, int number) {
    int dead = dead(store).size();
    store.poison(ACME, device(number).uid());
    Duration passed = Duration.ZERO;
    while (dead(store).size() == dead) {
      Claims.claim(store.dueDeletions(), ACME);
      store.passTime(StoreUnderTest.LONGEST_PAUSE);
      passed = passed.plus(StoreUnderTest.LONGEST_PAUSE);
    }
    store.passTime(passed.negated());
  }

  private static Vector<DeadLine> dead(StoreUnderTest store) {
    DeadDeletions dead = store.deadDeletions();
    return Vector.ofAll(dead.oldest(ACME, 100));
  }

  private static void check(StoreUnderTest store, Aged aged, DeletionBatch batch) {
    int records = store.deletionRecords().ofBatch(ACME, batch.id()).size();
    boolean known = store.cancellableDeletions().cancel(ACME, batch.id(), OPERATOR).isDefined();
    assertThat(known).as("%s is known", aged).isEqualTo(!isGone(aged));
    if (aged.fate() == Fate.SETTLED && aged.hours() < KEPT_HOURS) {
      assertThat(records).as("%s is recorded", aged).isEqualTo(1);
    }
    if (aged.fate() != Fate.SETTLED || aged.hours() > CERTAINLY_GONE_HOURS) {
      assertThat(records).as("%s is recorded", aged).isZero();
    }
  }
}
