package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static io.devicedeletions.domain.testkit.SampleTenants.INITECH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.in.RemovalRound;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class RemoveDevicesTest {

  private final InMemoryStore store = new InMemoryStore();
  private final SampleBatches batches = new SampleBatches();
  private final RecordingRemovalListener listener = new RecordingRemovalListener();

  private RemovalRound round(DueDeletions dueDeletions) {
    return Embedded.over(store, dueDeletions, listener).removeDevices().removeDue();
  }

  private void schedule(TenantId tenant, int lines) {
    store
        .deletionQueue()
        .enqueue(batches.of(tenant, devices(0, lines).map(SampleDevices::entry)), Grace.NONE);
  }

  @Test
  void doesNothingWhereNothingIsDue() {
    assertThat(round(store.dueDeletions())).isEqualTo(new RemovalRound(0, 0, 0));
    assertThat(listener.settled()).isEmpty();
  }

  @Test
  void settlesTheWorkOfEveryTenantAndTells() {
    store.deviceInventory().register(ACME, Vector.of(SampleDevices.onRecord(device(0))));
    schedule(ACME, 2);
    schedule(GLOBEX, 3);

    assertThat(round(store.dueDeletions())).isEqualTo(new RemovalRound(5, 0, 0));
    assertThat(listener.settled().map(told -> Tuple.of(told._1(), told._2().size())))
        .containsExactlyInAnyOrder(Tuple.of(ACME, 2), Tuple.of(GLOBEX, 3));
    assertThat(listener.settlements().count(Settlement::removes)).isEqualTo(1);
    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void takesOneClaimOfEachTenantHoweverMuchOneHas() {
    Vector.range(0, 20).forEach(batch -> schedule(ACME, 100));
    schedule(GLOBEX, 1);

    round(store.dueDeletions());

    assertThat(listener.settled().map(Tuple2::_1)).containsExactlyInAnyOrder(ACME, GLOBEX);
    assertThat(Claims.tenants(store.dueDeletions())).containsExactly(ACME);
  }

  @Test
  void letsNoTenantWaitForOneThatFails() {
    IllegalStateException cause = new IllegalStateException("rolled back");
    schedule(ACME, 1);
    schedule(GLOBEX, 1);
    schedule(INITECH, 1);

    assertThat(
            round(new StubbornDueDeletions(store.dueDeletions(), Vector.of(ACME, INITECH), cause)))
        .isEqualTo(new RemovalRound(1, 0, 2));
    assertThat(listener.settled().map(Tuple2::_1)).containsExactly(GLOBEX);
    assertThat(listener.failedClaims())
        .containsExactlyInAnyOrder(Tuple.of(ACME, cause), Tuple.of(INITECH, cause));
    assertThat(Claims.tenants(store.dueDeletions())).containsExactlyInAnyOrder(ACME, INITECH);
  }

  @Test
  void tellsNothingOfAClaimThatCameTooLate() {
    DueDeletions takenByOthers = new TakenByOthers();

    assertThat(round(takenByOthers)).isEqualTo(new RemovalRound(0, 0, 0));
    assertThat(listener.settled()).isEmpty();
  }

  @Test
  void breaksWhereTheStoreCannotTellWhoseWorkIsDue() {
    IllegalStateException broken = new IllegalStateException("no connection");

    assertThatThrownBy(() -> round(new BrokenDueDeletions(broken))).isSameAs(broken);
  }

  private record TakenByOthers() implements DueDeletions {

    @Override
    public DueWork lookAhead() {
      return new DueWork(Vector.of(new DueTenant(ACME, 1)), Option.none());
    }

    @Override
    public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
      return Claim.NOTHING;
    }
  }

  private record BrokenDueDeletions(RuntimeException cause) implements DueDeletions {

    @Override
    public DueWork lookAhead() {
      throw cause;
    }

    @Override
    public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
      throw cause;
    }
  }
}
