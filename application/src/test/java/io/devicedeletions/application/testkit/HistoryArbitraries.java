package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.devicedeletions.domain.testkit.SampleTenants;
import io.devicedeletions.domain.testkit.UidArbitraries;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Generators of histories in a small world: a few tenants, uids and names, so that the same device
 * is met again and again, and under names that are nearly its own.
 */
final class HistoryArbitraries {

  static final Vector<TenantId> TENANTS =
      Vector.of(SampleTenants.ACME, SampleTenants.GLOBEX, SampleTenants.INITECH);

  private static final int SHORTEST = 1;
  private static final int LONGEST = 60;
  private static final int MOST_LINES = 6;

  private HistoryArbitraries() {}

  static Arbitrary<Vector<HistoryStep>> histories() {
    return steps()
        .list()
        .ofMinSize(SHORTEST)
        .ofMaxSize(LONGEST)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(Vector::ofAll)
        .withoutEdgeCases();
  }

  private static Arbitrary<HistoryStep> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Combinators.combine(tenants(), devices()).as(HistoryStep.Register::new)),
        Tuple.of(3, Combinators.combine(tenants(), lines()).as(HistoryStep.Schedule::new)),
        Tuple.of(2, tenants().map(HistoryStep.Settle::new)));
  }

  private static Arbitrary<TenantId> tenants() {
    return Arbitraries.of(TENANTS.asJava());
  }

  private static Arbitrary<DeviceUid> uids() {
    return Arbitraries.integers().between(0, 3).map(SampleDevices::uid);
  }

  private static Arbitrary<DeviceName> names() {
    return Arbitraries.of("n\u00F6de", "N\u00F6de", "n\u00F6de ", "no\u0308de")
        .map(DeviceName::new);
  }

  private static Arbitrary<Device> devices() {
    return Combinators.combine(uids(), names()).as(Device::new);
  }

  private static Arbitrary<Vector<DeviceEntry>> lines() {
    Arbitrary<String> uids =
        Arbitraries.frequencyOf(
            Tuple.of(9, uids().flatMap(UidArbitraries::spellings)),
            Tuple.of(1, UidArbitraries.malformedTexts()));
    return Combinators.combine(uids, names())
        .as(DeviceEntry::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_LINES)
        .map(Vector::ofAll);
  }
}
