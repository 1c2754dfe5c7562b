package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static io.devicedeletions.domain.testkit.SampleTenants.INITECH;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** How every store hands out and finishes work; {@link RemovalContract} tells what it removes. */
public abstract class DueDeletionsContract extends StoreContract {

  /** For subclasses. */
  protected DueDeletionsContract() {}

  @Test
  void hasNothingToDoAtFirst() {
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
    assertThat(Claims.settle(dueDeletions(), ACME)).isEmpty();
  }

  @Test
  void listsExactlyTheTenantsWithWorkAndEachOnce() {
    register(INITECH, device(1));
    schedule(ACME, device(1), device(2));
    schedule(ACME, device(3));
    schedule(GLOBEX, device(1));

    assertThat(Claims.tenants(dueDeletions())).containsExactlyInAnyOrder(ACME, GLOBEX);
  }

  @Test
  void forgetsWorkThatIsDone() {
    schedule(ACME, device(1));
    drain(ACME);

    assertThat(Claims.tenants(dueDeletions())).isEmpty();
    assertThat(Claims.settle(dueDeletions(), ACME)).isEmpty();
  }

  @Test
  void leavesTheWorkOfOthersAlone() {
    schedule(ACME, device(1));
    DeletionBatch theirs = schedule(GLOBEX, device(1));

    drain(ACME);

    assertThat(Claims.tenants(dueDeletions())).containsExactly(GLOBEX);
    assertThat(records().ofBatch(GLOBEX, theirs.id())).isEmpty();
  }

  @Test
  void claimsNothingForATenantWithoutWorkWhileOthersHaveSome() {
    schedule(ACME, device(1));

    assertThat(Claims.settle(dueDeletions(), GLOBEX)).isEmpty();
    assertThat(Claims.tenants(dueDeletions())).containsExactly(ACME);
  }

  @Test
  void answersWithWhatItRecorded() {
    register(ACME, device(1), device(2, "another name"));
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3));

    Seq<Settlement> settled = drain(ACME);

    assertThat(settled)
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(records().ofBatch(ACME, batch.id()));
  }

  @Test
  void countsTheFirstAttempt() {
    schedule(ACME, device(1));

    assertThat(drain(ACME).map(Settlement::attempts)).containsExactly(1);
  }

  @Test
  void takesTheOldestWorkFirst() {
    Vector<DeletionBatch> batches =
        Vector.range(0, 30)
            .map(number -> devices(number * 40, number * 40 + 40).map(SampleDevices::entry))
            .map(lines -> schedule(batches().of(ACME, lines)));

    Seq<BatchId> order = drain(ACME).map(settled -> settled.line().batch()).distinct();

    assertThat(order).isEqualTo(batches.map(DeletionBatch::id));
  }

  @Test
  void finishesABacklogOfManyBatches() {
    Vector<Device> known = devices(0, 1_500);
    inventory().register(ACME, known.map(SampleDevices::onRecord));
    Vector<DeletionBatch> batches =
        known
            .map(SampleDevices::entry)
            .grouped(100)
            .map(hundred -> schedule(batches().of(ACME, hundred)))
            .toVector();

    Seq<Settlement> settled = drain(ACME);

    assertThat(settled.map(Settlement::line)).hasSize(1_500).doesNotHaveDuplicates();
    assertThat(batches.flatMap(batch -> records().ofBatch(ACME, batch.id()))).hasSize(1_500);
    assertThat(inventory().count(ACME)).isZero();
  }
}
