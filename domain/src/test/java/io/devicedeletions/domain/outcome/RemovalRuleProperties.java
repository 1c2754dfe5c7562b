package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class RemovalRuleProperties {

  private static final Vector<RemovalOutcome> OUTCOMES_OF_REMOVALS =
      Vector.of(RemovalOutcome.REMOVED, RemovalOutcome.NOT_FOUND, RemovalOutcome.NAME_MISMATCH);

  private static final RemovalRule RULE = new RemovalRule(NameMatch.EXACT);

  /** Few uids and few names, all of them near each other, so that they meet. */
  @Provide
  Arbitrary<Vector<Device>> devices() {
    Arbitrary<DeviceName> names =
        Arbitraries.of("h\u00F6st", "H\u00F6st", "ho\u0308st", "h\u00F6st ").map(DeviceName::new);
    return Combinators.combine(Arbitraries.integers().between(0, 4), names)
        .as((number, name) -> new Device(SampleDevices.uid(number), name))
        .list()
        .ofMaxSize(12)
        .map(Vector::ofAll);
  }

  @Property
  void everyLineEndsAsAPlainMapSays(
      @ForAll("devices") Vector<Device> asked, @ForAll("devices") Vector<Device> inventory) {
    Seq<RemovalOutcome> outcomes = settle(asked, inventory).map(Settlement::outcome);
    for (RemovalOutcome outcome : OUTCOMES_OF_REMOVALS) {
      Statistics.label(outcome.name())
          .collect(outcomes.contains(outcome))
          .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 10));
    }

    assertThat(outcomes).isEqualTo(outcomesOfAPlainMap(asked, inventory));
  }

  @Property
  void everyLineEndsOnceAndInOrder(
      @ForAll("devices") Vector<Device> asked, @ForAll("devices") Vector<Device> inventory) {
    assertThat(settle(asked, inventory).map(Settlement::line)).isEqualTo(lines(asked));
  }

  @Property
  void noDeviceIsRemovedTwice(
      @ForAll("devices") Vector<Device> asked, @ForAll("devices") Vector<Device> inventory) {
    assertThat(
            settle(asked, inventory)
                .filter(Settlement::removes)
                .map(settled -> settled.line().device().uid()))
        .doesNotHaveDuplicates();
  }

  private static Seq<Settlement> settle(Vector<Device> asked, Vector<Device> inventory) {
    return RULE.settle(lines(asked), inventory.toMap(Device::uid, Device::name));
  }

  private static Vector<PendingLine> lines(Vector<Device> asked) {
    return asked.zipWithIndex(
        (device, index) -> new PendingLine(new BatchId(new UUID(0, 1)), index, device, 0));
  }

  private static Vector<RemovalOutcome> outcomesOfAPlainMap(
      Vector<Device> asked, Vector<Device> inventory) {
    Map<String, String> left = new HashMap<>();
    inventory.forEach(device -> left.put(device.uid().toString(), device.name().value()));
    return asked.map(device -> remove(left, device.uid().toString(), device.name().value()));
  }

  private static RemovalOutcome remove(Map<String, String> left, String uid, String name) {
    if (!left.containsKey(uid)) {
      return RemovalOutcome.NOT_FOUND;
    }
    return left.remove(uid, name) ? RemovalOutcome.REMOVED : RemovalOutcome.NAME_MISMATCH;
  }
}
