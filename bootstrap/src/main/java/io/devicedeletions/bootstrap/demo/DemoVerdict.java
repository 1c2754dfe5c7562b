package io.devicedeletions.bootstrap.demo;

import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.bootstrap.demo.DemoLine.Fate;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tour came to.
 *
 * @param lines how many lines should have ended in each way, and how many did
 * @param linesAstray how many lines ended in another way than they should
 * @param tenants what is left of each inventory
 */
record DemoVerdict(Vector<FateCount> lines, int linesAstray, Vector<Remainder> tenants) {

  /** How many lines were to end in one way, and how many did. */
  record FateCount(Fate fate, int expected, int actual) {}

  /** A line and how it ended. */
  private record EndedLine(DemoLine line, Fate actual) {}

  /** What is left of a tenant's inventory: the size it should have, and whether it is that set. */
  record Remainder(DemoTenant tenant, int removed, int left, boolean exactlyTheOthers) {}

  static DemoVerdict of(
      Map<DemoBatch, Seq<Settlement>> outcomes,
      Vector<DemoTenant> tenants,
      DeviceInventory inventory) {
    Vector<EndedLine> lines =
        outcomes.toVector().flatMap(batch -> endedLines(batch._1(), batch._2()));
    return new DemoVerdict(
        Vector.of(Fate.values()).map(fate -> count(lines, fate)),
        lines.count(ended -> ended.actual() != ended.line().expected()),
        tenants.map(tenant -> remainder(tenant, outcomes.keySet().toVector(), inventory)));
  }

  boolean isAsExpected() {
    return linesAstray == 0 && tenants.forAll(Remainder::exactlyTheOthers);
  }

  private static FateCount count(Vector<EndedLine> lines, Fate fate) {
    return new FateCount(
        fate,
        lines.count(ended -> ended.line().expected() == fate),
        lines.count(ended -> ended.actual() == fate));
  }

  /** A line without a settlement is one that was never queued. */
  private static Vector<EndedLine> endedLines(DemoBatch batch, Seq<Settlement> settlements) {
    Map<Integer, Fate> fates =
        settlements.toMap(
            settled -> settled.line().line(), settled -> Fate.valueOf(settled.outcome().name()));
    return batch
        .lines()
        .zipWithIndex((line, index) -> new EndedLine(line, fates.getOrElse(index, Fate.INVALID)));
  }

  private static Remainder remainder(
      DemoTenant tenant, Vector<DemoBatch> batches, DeviceInventory inventory) {
    Set<String> removed =
        batches
            .filter(batch -> batch.tenant().equals(tenant))
            .flatMap(DemoBatch::lines)
            .filter(line -> line.expected() == Fate.REMOVED)
            .map(DemoLine::uid)
            .toSet();
    Vector<Device> others =
        tenant
            .devices()
            .map(InventoryDevice::device)
            .reject(device -> removed.contains(device.uid().toString()));
    List<Device> left = new ArrayList<>();
    inventory.forEach(tenant.id(), device -> left.add(device.device()));
    return new Remainder(
        tenant, removed.size(), left.size(), HashSet.ofAll(others).equals(HashSet.ofAll(left)));
  }
}
