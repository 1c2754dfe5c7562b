package io.devicedeletions.bootstrap.demo;

import io.devicedeletions.bootstrap.demo.DemoLine.Fate;
import io.devicedeletions.domain.device.Device;
import io.vavr.collection.Vector;

/**
 * A batch that the tour schedules.
 *
 * @param tenant who schedules it
 * @param lines what it asks for
 */
record DemoBatch(DemoTenant tenant, Vector<DemoLine> lines) {

  /** 250 lines in three batches, with every kind of mistake that operators make. */
  static Vector<DemoBatch> all() {
    return Vector.of(
        new DemoBatch(
            DemoTenant.ACME,
            existing(DemoTenant.ACME, 0, 80)
                .appendAll(malformed(DemoTenant.ACME, 80, 5))
                .appendAll(unknown(DemoTenant.ACME, 8))
                .appendAll(misnamed(DemoTenant.ACME, 90, 7))),
        new DemoBatch(
            DemoTenant.ACME,
            existing(DemoTenant.ACME, 100, 85)
                .appendAll(malformed(DemoTenant.ACME, 190, 5))
                .appendAll(ofAnotherTenant(DemoTenant.GLOBEX, 300, 10))),
        new DemoBatch(
            DemoTenant.GLOBEX,
            existing(DemoTenant.GLOBEX, 0, 40)
                .appendAll(malformed(DemoTenant.GLOBEX, 40, 2))
                .appendAll(twice(DemoTenant.GLOBEX, 50, 4))
                .appendAll(misnamed(DemoTenant.GLOBEX, 60, 4))));
  }

  private static Vector<DemoLine> existing(DemoTenant tenant, int first, int count) {
    return devices(tenant, first, count).map(device -> line(device, Fate.REMOVED));
  }

  /** Cut short by one digit, as happens in spreadsheets. */
  private static Vector<DemoLine> malformed(DemoTenant tenant, int first, int count) {
    return devices(tenant, first, count)
        .map(
            device ->
                new DemoLine(
                    device.uid().toString().substring(1), device.name().value(), Fate.INVALID));
  }

  private static Vector<DemoLine> unknown(DemoTenant tenant, int count) {
    return devices(tenant, tenant.size(), count).map(device -> line(device, Fate.NOT_FOUND));
  }

  private static Vector<DemoLine> ofAnotherTenant(DemoTenant other, int first, int count) {
    return devices(other, first, count).map(device -> line(device, Fate.NOT_FOUND));
  }

  private static Vector<DemoLine> misnamed(DemoTenant tenant, int first, int count) {
    return devices(tenant, first, count)
        .map(
            device ->
                new DemoLine(device.uid().toString(), device.name() + "-old", Fate.NAME_MISMATCH));
  }

  /** Each device on two lines: the first removes it, the second finds it gone. */
  private static Vector<DemoLine> twice(DemoTenant tenant, int first, int lines) {
    return devices(tenant, first, lines / 2)
        .flatMap(device -> Vector.of(line(device, Fate.REMOVED), line(device, Fate.NOT_FOUND)));
  }

  private static Vector<Device> devices(DemoTenant tenant, int first, int count) {
    return Vector.range(first, first + count).map(tenant::device);
  }

  private static DemoLine line(Device device, Fate expected) {
    return new DemoLine(device.uid().toString(), device.name().value(), expected);
  }
}
