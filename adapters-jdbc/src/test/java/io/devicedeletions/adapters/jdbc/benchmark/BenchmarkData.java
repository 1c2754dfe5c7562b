package io.devicedeletions.adapters.jdbc.benchmark;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Devices with random uids that are the same each time, and batches that ask for them. */
final class BenchmarkData {

  private static final int PER_IMPORT = 1_000;
  private static final AtomicLong LAST_ID = new AtomicLong(System.nanoTime());

  private final JdbcStore store;
  private final SampleBatches batches = new SampleBatches(BenchmarkData::timeOrdered);

  BenchmarkData(JdbcStore store) {
    this.store = store;
  }

  /** Adds the devices of these numbers to a tenant's inventory. */
  void register(TenantId tenant, int from, int to) {
    inParallel(
        from,
        to,
        PER_IMPORT,
        first ->
            store
                .inventory()
                .register(
                    tenant,
                    devices(first, Math.min(to, first + PER_IMPORT)).map(SampleDevices::onRecord)));
  }

  /** Schedules the devices of these numbers in batches of a size, due at once. */
  void schedule(TenantId tenant, int from, int to, int batchSize) {
    inParallel(
        from, to, batchSize, first -> scheduleOne(tenant, first, Math.min(to, first + batchSize)));
  }

  /** Schedules the devices of these numbers in one batch. */
  void scheduleOne(TenantId tenant, int from, int to) {
    store
        .queue()
        .enqueue(batches.of(tenant, devices(from, to).map(SampleDevices::entry)), Grace.NONE);
  }

  private static void inParallel(int from, int to, int step, IntConsumer work) {
    IntStream.range(0, (to - from + step - 1) / step)
        .parallel()
        .forEach(number -> work.accept(from + number * step));
  }

  private static Vector<Device> devices(int from, int to) {
    return Vector.range(from, to)
        .map(
            number ->
                new Device(
                    new DeviceUid(
                        UUID.nameUUIDFromBytes(number.toString().getBytes(StandardCharsets.UTF_8))),
                    new DeviceName("device-" + number)));
  }

  /** As version 7 would be: it grows with time. */
  private static BatchId timeOrdered() {
    return new BatchId(
        new UUID(LAST_ID.incrementAndGet(), UUID.randomUUID().getLeastSignificantBits()));
  }
}
