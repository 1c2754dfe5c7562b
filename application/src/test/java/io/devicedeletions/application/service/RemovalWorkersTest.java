package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemovalWorkersTest {

  private static final Duration SHORT_PAUSE = Duration.ofMillis(1);

  private final InMemoryStore store = new InMemoryStore();
  private final SampleBatches batches = new SampleBatches();
  private final CountingRemovalListener listener = new CountingRemovalListener(1_000);

  private void scheduleFiveHundred(TenantId tenant) {
    devices(0, 500)
        .map(SampleDevices::entry)
        .grouped(100)
        .forEach(lines -> store.deletionQueue().enqueue(batches.of(tenant, lines), Grace.NONE));
  }

  private RemovalWorkers start(int count, DueDeletions dueDeletions) {
    return Embedded.over(store, dueDeletions, listener)
        .startWorkers(new WorkerSettings(count, SHORT_PAUSE, SHORT_PAUSE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void removeWhateverIsDue(int count) {
    store.deviceInventory().register(ACME, devices(0, 501).map(SampleDevices::onRecord));
    scheduleFiveHundred(ACME);
    scheduleFiveHundred(GLOBEX);

    RemovalWorkers workers = start(count, store.dueDeletions());
    try (workers) {
      listener.awaitAllLines();
    }

    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
    assertThat(store.deviceInventory().count(ACME)).isOne();
  }

  @Test
  void noticeWhatBecomesDueLater() {
    RemovalWorkers workers = start(1, store.dueDeletions());
    try (workers) {
      scheduleFiveHundred(ACME);
      scheduleFiveHundred(GLOBEX);
      listener.awaitAllLines();
    }

    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void surviveErrors() {
    scheduleFiveHundred(ACME);
    scheduleFiveHundred(GLOBEX);
    DueDeletions due = store.dueDeletions();
    AtomicBoolean failed = new AtomicBoolean();

    RemovalWorkers workers = start(1, new FailingOnceDueDeletions(due, failed));
    try (workers) {
      listener.awaitAllLines();
    }

    assertThat(failed).isTrue();
    assertThat(Claims.tenants(due)).isEmpty();
  }

  @Test
  void surviveAListenerThatBreaksWheneverItIsTold() {
    scheduleFiveHundred(ACME);
    scheduleFiveHundred(ACME);

    RemovalWorkers workers =
        Embedded.over(
                store,
                new FlakyDueDeletions(store.dueDeletions(), 3),
                new BreakingRemovalListener(listener))
            .startWorkers(new WorkerSettings(1, SHORT_PAUSE, SHORT_PAUSE));
    try (workers) {
      listener.awaitAllLines();
    }

    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void tellAListenerOfEachClaimThatItBrokeOn() {
    scheduleFiveHundred(ACME);
    scheduleFiveHundred(GLOBEX);

    RemovalWorkers workers =
        Embedded.over(store, store.dueDeletions(), new BreakingRemovalListener(listener))
            .startWorkers(new WorkerSettings(1, SHORT_PAUSE, SHORT_PAUSE));
    try (workers) {
      listener.awaitAllLines();
    }

    assertThat(listener.failedRounds()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void surviveRoundsAndClaimsThatFail() {
    scheduleFiveHundred(ACME);
    scheduleFiveHundred(ACME);

    RemovalWorkers workers = start(1, new FlakyDueDeletions(store.dueDeletions(), 3));
    try (workers) {
      listener.awaitAllLines();
    }

    assertThat(listener.failedRounds()).isEqualTo(3);
    assertThat(listener.failedClaims()).isEqualTo(3);
  }

  @Test
  void workAtTheSameTimeUnderANameOfTheirOwn() {
    MeetingDueDeletions meeting = new MeetingDueDeletions(Vector.of(ACME, GLOBEX));

    RemovalWorkers workers = start(2, meeting);
    try (workers) {
      assertThat(meeting.awaitMembers().map(Thread::getName))
          .hasSize(2)
          .allMatch(name -> name.startsWith("device-deletions-worker"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void areAtLeastOne(int count) {
    assertThatThrownBy(() -> start(count, store.dueDeletions()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record FailingOnceDueDeletions(DueDeletions due, AtomicBoolean failed)
      implements DueDeletions {

    @Override
    public DueWork lookAhead() {
      if (failed.compareAndSet(false, true)) {
        throw new StackOverflowError();
      }
      return due.lookAhead();
    }

    @Override
    public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
      return due.settle(tenant, size, blame);
    }
  }
}
