package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.vavr.collection.Vector;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of whole requests, and of the batches that come of them. They go without jqwik's edge
 * cases, whose combinations would drown the sizes that matter; those are weighted here.
 */
public final class BatchArbitraries {

  /** So few different lines that a batch of them is bound to repeat itself. */
  private static final int FEW = 3;

  private BatchArbitraries() {}

  /** Batch ids. */
  public static Arbitrary<BatchId> batchIds() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
        .as((high, low) -> new BatchId(new UUID(high, low)));
  }

  /**
   * The lines of requests under a limit: none, one, some, as many as the limit allows, and more;
   * usable throughout, repeating themselves, or with faults among them.
   */
  public static Arbitrary<Vector<SubmittedDevice>> requests(BatchLimit limit) {
    return Arbitraries.frequencyOf(
            Tuple.of(4, requests(DeviceArbitraries.usableDevices(), limit)),
            Tuple.of(3, repetitiveRequests(limit)),
            Tuple.of(4, requests(mostlyUsableDevices(), limit)))
        .withoutEdgeCases();
  }

  /** The lines of requests that are accepted under a limit. */
  public static Arbitrary<Vector<SubmittedDevice>> acceptableRequests(BatchLimit limit) {
    return requests(DeviceArbitraries.usableDevices(), limit)
        .filter(lines -> lines.nonEmpty() && lines.size() <= limit.lines())
        .withoutEdgeCases();
  }

  /** Accepted batches under a limit. */
  public static Arbitrary<DeletionBatch> batches(BatchLimit limit) {
    return Combinators.combine(
            batchIds(),
            TenantArbitraries.origins(),
            DeviceArbitraries.entries().list().ofMinSize(1).ofMaxSize(limit.lines()))
        .as(
            (id, origin, entries) ->
                new DeletionBatch(id, origin, Vector.ofAll(entries).map(BatchLine::judge)))
        .withoutEdgeCases();
  }

  private static Arbitrary<Vector<SubmittedDevice>> repetitiveRequests(BatchLimit limit) {
    return DeviceArbitraries.usableDevices()
        .list()
        .ofMinSize(1)
        .ofMaxSize(FEW)
        .flatMap(few -> requests(Arbitraries.of(few), limit));
  }

  private static Arbitrary<SubmittedDevice> mostlyUsableDevices() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, DeviceArbitraries.usableDevices()),
        Tuple.of(1, DeviceArbitraries.faultyDevices()));
  }

  private static Arbitrary<Vector<SubmittedDevice>> requests(
      Arbitrary<SubmittedDevice> lines, BatchLimit limit) {
    return sizes(limit).flatMap(size -> lines.list().ofSize(size)).map(Vector::ofAll);
  }

  private static Arbitrary<Integer> sizes(BatchLimit limit) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(0)),
        Tuple.of(2, Arbitraries.just(1)),
        Tuple.of(6, Arbitraries.integers().between(1, limit.lines())),
        Tuple.of(2, Arbitraries.just(limit.lines())),
        Tuple.of(2, Arbitraries.just(limit.lines() + 1)));
  }
}
