package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static io.devicedeletions.domain.testkit.SampleTenants.INITECH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.history.TenantTotals.BoundedCount;
import io.devicedeletions.domain.history.TenantTotals.MinuteTally;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Test;

/** What every store tells of a tenant's work at a glance. */
public abstract class TenantActivityContract extends StoreContract {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** For subclasses. */
  protected TenantActivityContract() {}

  private TenantTotals totals(TenantId tenant) {
    return store().tenantActivity().totals(tenant);
  }

  private static BoundedCount exactly(long count) {
    return new BoundedCount(count, true);
  }

  private Vector<MinuteTally> busy(TenantId tenant) {
    return totals(tenant).minutes().filter(tally -> tally.counts().lines().nonEmpty());
  }

  private int sum(LineFate fate) {
    return totals(ACME).minutes().map(tally -> tally.counts().of(fate)).sum().intValue();
  }

  private LineState.Pending pendingState(DeletionBatch batch) {
    return (LineState.Pending) tracked().find(ACME, batch.id()).get().lines().head().state();
  }

  /** By the store's clock. */
  private Instant settledAt(int number) {
    return records().ofDevice(ACME, RecordQuery.of(uid(number))).items().head().end().settledAt();
  }

  @Test
  void aTenantThatNobodyKnowsHasNoWork() {
    schedule(GLOBEX, device(1));
    drain(GLOBEX);
    TenantTotals totals = totals(INITECH);

    assertThat(totals.pending()).isEqualTo(exactly(0));
    assertThat(totals.dead()).isEqualTo(exactly(0));
    assertThat(totals.oldestDueAt()).isEmpty();
    assertThat(busy(INITECH)).isEmpty();
    assertThat(totals.asOf()).isCloseTo(totals(INITECH).asOf(), byAMinute());
  }

  private static TemporalUnitOffset byAMinute() {
    return within(1, ChronoUnit.MINUTES);
  }

  @Test
  void theMinutesFollowEachOtherUpToTheOneThatHasBegun() {
    TenantTotals totals = totals(ACME);

    assertThat(totals.minutes()).hasSize(TenantTotals.MINUTES);
    assertThat(totals.minutes().last().minute())
        .isEqualTo(totals.asOf().truncatedTo(ChronoUnit.MINUTES));
    totals
        .minutes()
        .sliding(2)
        .forEach(
            two ->
                assertThat(two.get(1).minute())
                    .isEqualTo(two.get(0).minute().plus(Duration.ofMinutes(1))));
  }

  @Test
  void linesThatWaitAreCountedHoweverTheyWait() {
    register(ACME, device(1));
    store().poison(ACME, device(1).uid());
    schedule(ACME, device(1), device(2));
    assertThat(totals(ACME).pending()).isEqualTo(exactly(2));
    claim(ACME);
    assertThat(totals(ACME).pending()).isEqualTo(exactly(1));
    schedule(batches().of(ACME, device(3), device(4), device(5)), AN_HOUR);
    assertThat(totals(ACME).pending()).isEqualTo(exactly(4));
    assertThat(totals(ACME).dead()).isEqualTo(exactly(0));
    assertThat(totals(GLOBEX).pending()).isEqualTo(exactly(0));
  }

  @Test
  void linesThatWereGivenUpAreCountedApart() {
    giveUp(ACME, devices(0, 3).toJavaArray(Device[]::new));
    assertThat(totals(ACME).pending()).isEqualTo(exactly(0));
    assertThat(totals(ACME).dead()).isEqualTo(exactly(3));
    assertThat(totals(ACME).oldestDueAt()).isEmpty();
    assertThat(totals(GLOBEX).dead()).isEqualTo(exactly(0));

    dead().requeueOldest(ACME, 1, OPERATOR);
    assertThat(totals(ACME).pending()).isEqualTo(exactly(1));
    assertThat(totals(ACME).dead()).isEqualTo(exactly(2));
  }

  @Test
  void theOldestWorkIsThatWhichIsDueFirst() {
    DeletionBatch later = schedule(batches().of(ACME, device(1)), AN_HOUR.multipliedBy(2));
    DeletionBatch sooner = schedule(batches().of(ACME, device(2)), AN_HOUR);
    assertThat(totals(ACME).oldestDueAt())
        .isEqualTo(Option.some(pendingState(sooner).nextAttemptAt()));
    assertThat(totals(ACME).oldestDueAt().get()).isAfter(totals(ACME).asOf());

    store().passTime(AN_HOUR);
    DeletionBatch now = schedule(ACME, device(3));
    assertThat(totals(ACME).oldestDueAt())
        .isEqualTo(Option.some(pendingState(sooner).nextAttemptAt()));
    cancel(ACME, sooner.id());
    assertThat(totals(ACME).oldestDueAt())
        .isEqualTo(Option.some(pendingState(now).nextAttemptAt()));
    drain(ACME);
    assertThat(totals(ACME).oldestDueAt())
        .isEqualTo(Option.some(pendingState(later).nextAttemptAt()));
    assertThat(totals(GLOBEX).oldestDueAt()).isEmpty();
  }

  @Test
  void eachOutcomeIsCountedOnceInItsMinute() {
    register(ACME, device(1), device(2, "another"));
    schedule(ACME, device(1), device(2), device(3), device(4));
    drain(ACME);

    assertThat(sum(LineFate.REMOVED)).isOne();
    assertThat(sum(LineFate.NAME_MISMATCH)).isOne();
    assertThat(sum(LineFate.NOT_FOUND)).isEqualTo(2);
    assertThat(busy(ACME))
        .containsExactly(
            new MinuteTally(
                settledAt(1).truncatedTo(ChronoUnit.MINUTES),
                new FateCounts(
                    HashMap.of(
                        LineFate.REMOVED, 1, LineFate.NAME_MISMATCH, 1, LineFate.NOT_FOUND, 2))));
    assertThat(busy(GLOBEX)).isEmpty();
  }

  @Test
  void cancelledLinesAreCountedToo() {
    DeletionBatch batch = schedule(batches().of(ACME, device(1), device(2)), AN_HOUR);
    cancel(ACME, batch.id());
    cancel(ACME, batch.id());

    assertThat(busy(ACME))
        .containsExactly(
            new MinuteTally(
                settledAt(1).truncatedTo(ChronoUnit.MINUTES),
                new FateCounts(HashMap.of(LineFate.CANCELLED, 2))));
  }

  @Test
  void whatFailedOrWasGivenUpIsNoOutcome() {
    giveUp(ACME, device(1), device(2));

    assertThat(busy(ACME)).isEmpty();
  }

  @Test
  void whatWasSettledInManyTransactionsIsAddedUp() {
    register(ACME, devices(0, 30).toJavaArray(Device[]::new));
    Vector.range(0, 30)
        .forEach(
            number -> {
              schedule(ACME, device(number), device(number));
              drain(ACME);
            });

    assertThat(sum(LineFate.REMOVED)).isEqualTo(30);
    assertThat(sum(LineFate.NOT_FOUND)).isEqualTo(30);
    assertThat(busy(ACME).size()).isBetween(1, 2);
  }

  @Test
  void minutesPassAndAreForgottenAfterAnHour() {
    schedule(ACME, device(1));
    drain(ACME);
    Instant first = totals(ACME).minutes().last().minute();
    assertThat(busy(ACME).head().minute()).isBetween(first.minusSeconds(60), first);

    store().passTime(Duration.ofMinutes(2));
    assertThat(minutesSince(busy(ACME).single())).isBetween(2L, 3L);
    assertThat(busy(ACME).single().minute())
        .isEqualTo(settledAt(1).truncatedTo(ChronoUnit.MINUTES));
    store().passTime(Duration.ofMinutes(55));
    assertThat(minutesSince(busy(ACME).single())).isBetween(57L, 58L);
    schedule(ACME, device(2));
    drain(ACME);
    assertThat(busy(ACME)).hasSize(2);
    store().passTime(Duration.ofMinutes(3));
    assertThat(minutesSince(busy(ACME).single())).isBetween(3L, 4L);
  }

  private long minutesSince(MinuteTally tally) {
    return Duration.between(tally.minute(), totals(ACME).minutes().last().minute()).toMinutes();
  }
}
