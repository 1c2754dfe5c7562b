package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.devicedeletions.domain.testkit.SampleTenants;
import io.devicedeletions.domain.testkit.UidArbitraries;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Generators of histories in a world so small that everything meets everything. */
final class EngineArbitraries {

  static final Vector<TenantId> TENANTS = Vector.of(SampleTenants.ACME, SampleTenants.GLOBEX);

  private static final int LONGEST = 120;
  private static final int MOST_LINES = 5;

  /** Longer than anything that is over is kept. */
  private static final int DAYS = 4 * 24 * 60;

  private EngineArbitraries() {}

  static Arbitrary<Vector<EngineStep>> histories() {
    return steps()
        .list()
        .ofMinSize(1)
        .ofMaxSize(LONGEST)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(Vector::ofAll)
        .withoutEdgeCases();
  }

  private static Arbitrary<EngineStep> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, Combinators.combine(tenants(), devices()).as(EngineStep.Register::new)),
        Tuple.of(8, schedules()),
        Tuple.of(2, Combinators.combine(tenants(), places()).as(EngineStep.Replay::new)),
        Tuple.of(5, Combinators.combine(tenants(), places()).as(EngineStep.Cancel::new)),
        Tuple.of(7, claims()),
        Tuple.of(9, Arbitraries.just(new EngineStep.Round())),
        Tuple.of(2, Combinators.combine(tenants(), reaches()).as(EngineStep.Break::new)),
        Tuple.of(1, Arbitraries.just(new EngineStep.Restart())),
        Tuple.of(7, Combinators.combine(tenants(), anyUid()).as(EngineStep.Poison::new)),
        Tuple.of(4, Combinators.combine(tenants(), anyUid()).as(EngineStep.Cure::new)),
        Tuple.of(10, Arbitraries.of(1, 2, 60).map(EngineStep.Pass::new)),
        Tuple.of(1, Arbitraries.just(new EngineStep.Pass(DAYS))),
        Tuple.of(2, Arbitraries.just(new EngineStep.Prune())),
        Tuple.of(6, Combinators.combine(tenants(), numbers()).as(EngineArbitraries::requeue)),
        Tuple.of(2, treatments()));
  }

  private static Arbitrary<EngineStep> schedules() {
    Arbitrary<Option<String>> keys =
        Arbitraries.frequency(
            Tuple.of(3, Option.none()),
            Tuple.of(1, Option.some("one")),
            Tuple.of(1, Option.some("other")));
    return Combinators.combine(tenants(), lines(), keys, Arbitraries.of(0, 0, 0, 1, 60))
        .as(EngineStep.Schedule::new);
  }

  private static Arbitrary<EngineStep> claims() {
    return Combinators.combine(tenants(), Arbitraries.of(1, 2, 8)).as(EngineStep.Claim::new);
  }

  private static Arbitrary<EngineStep> treatments() {
    return Combinators.combine(tenants(), Arbitraries.of(1, 7), Arbitraries.of(true, false, false))
        .as(EngineStep.Treat::new);
  }

  private static EngineStep requeue(TenantId tenant, int number) {
    return new EngineStep.Requeue(tenant, number + 1);
  }

  private static Arbitrary<Reach> reaches() {
    return Arbitraries.of(Reach.class);
  }

  /** Taken modulo how many there are, which is less. */
  private static Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 59);
  }

  private static Arbitrary<Integer> numbers() {
    return Arbitraries.integers().between(0, 5);
  }

  /** One is in the middle of things, the other is there to be left alone. */
  private static Arbitrary<TenantId> tenants() {
    return Arbitraries.frequency(Tuple.of(4, TENANTS.get(0)), Tuple.of(1, TENANTS.get(1)));
  }

  /** All the uids there are. */
  static Vector<DeviceUid> uids() {
    return Vector.rangeClosed(1, 3).map(SampleDevices::uid);
  }

  private static Arbitrary<DeviceUid> anyUid() {
    return Arbitraries.of(uids().asJava());
  }

  private static Arbitrary<DeviceName> names() {
    return Arbitraries.of("node", "node", "node", "node", "node", "Node").map(DeviceName::new);
  }

  private static Arbitrary<Device> devices() {
    return Combinators.combine(anyUid(), names()).as(Device::new);
  }

  private static Arbitrary<Vector<DeviceEntry>> lines() {
    Arbitrary<String> texts =
        Arbitraries.frequencyOf(
            Tuple.of(9, anyUid().flatMap(UidArbitraries::spellings)),
            Tuple.of(1, UidArbitraries.malformedTexts()));
    return Combinators.combine(texts, names())
        .as(DeviceEntry::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_LINES)
        .map(Vector::ofAll);
  }
}
