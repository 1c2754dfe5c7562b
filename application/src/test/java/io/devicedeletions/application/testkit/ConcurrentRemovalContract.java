package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Every store settles each line once, however many threads ask at the same moment. */
public abstract class ConcurrentRemovalContract extends StoreContract {

  private static final Vector<TenantId> TENANTS = Vector.of(ACME, GLOBEX);
  private static final int SCHEDULERS = 4;
  private static final int REMOVERS = 3;
  private static final int BATCHES_EACH = 10;
  private static final int LINES_EACH = 10;
  private static final int DEVICES = SCHEDULERS * BATCHES_EACH * LINES_EACH;

  /** Named by every batch, so that all threads want it at once. */
  private static final Device CONTESTED = device(-1);

  /** Registered, and named by nobody. */
  private static final Device BYSTANDER = device(-2);

  private final CountDownLatch scheduling = new CountDownLatch(SCHEDULERS);

  /** For subclasses. */
  protected ConcurrentRemovalContract() {}

  @Test
  void settlesEachLineOnceWhileMoreIsScheduled() {
    TENANTS.forEach(this::registerAll);

    Seq<Settlement> settled = scheduleAndRemoveAtOnce();

    assertThat(settled.map(Settlement::line))
        .hasSize(TENANTS.size() * SCHEDULERS * BATCHES_EACH * (LINES_EACH + 1))
        .doesNotHaveDuplicates();
    assertThat(removed(settled)).hasSize(TENANTS.size() * (DEVICES + 1));
    assertThat(removed(settled).count(CONTESTED::equals)).isEqualTo(TENANTS.size());
    assertThat(devicesOf(ACME)).containsExactly(BYSTANDER);
    assertThat(devicesOf(GLOBEX)).containsExactly(BYSTANDER);
  }

  private static Seq<Device> removed(Seq<Settlement> settled) {
    return settled.filter(Settlement::removes).map(end -> end.line().device());
  }

  private void registerAll(TenantId tenant) {
    inventory()
        .register(
            tenant,
            devices(0, DEVICES).append(CONTESTED).append(BYSTANDER).map(SampleDevices::onRecord));
  }

  private Seq<Settlement> scheduleAndRemoveAtOnce() {
    Vector<Callable<Seq<Settlement>>> schedulers =
        Vector.range(0, SCHEDULERS).map(number -> () -> scheduleBatches(number));
    Vector<Callable<Seq<Settlement>>> removers =
        Vector.range(0, REMOVERS).map(number -> this::removeUntilNothingIsLeft);
    return Simultaneously.call(schedulers.appendAll(removers)).flatMap(settled -> settled);
  }

  private Seq<Settlement> scheduleBatches(int scheduler) {
    try {
      devices(0, DEVICES)
          .grouped(LINES_EACH)
          .drop(scheduler * BATCHES_EACH)
          .take(BATCHES_EACH)
          .map(lines -> lines.append(CONTESTED).map(SampleDevices::entry))
          .forEach(lines -> TENANTS.forEach(tenant -> schedule(batches().of(tenant, lines))));
      return Vector.empty();
    } finally {
      scheduling.countDown();
    }
  }

  private Seq<Settlement> removeUntilNothingIsLeft() {
    Vector<Settlement> settled = Vector.empty();
    while (isMoreToCome() && !Thread.currentThread().isInterrupted()) {
      settled =
          settled.appendAll(
              Claims.tenants(dueDeletions())
                  .flatMap(tenant -> Claims.settle(dueDeletions(), tenant)));
    }
    return settled;
  }

  /** Asks for the schedulers first: what they scheduled before they ended is due by then. */
  private boolean isMoreToCome() {
    return scheduling.getCount() > 0 || Claims.tenants(dueDeletions()).nonEmpty();
  }
}
