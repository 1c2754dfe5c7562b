package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.EntryFault;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/**
 * An acceptable batch: it exists only valid. Raw input is a sequence of {@link SubmittedDevice}.
 *
 * @param id its name
 * @param origin who asked, and for which tenant
 * @param lines at least one, in the order of the request
 */
public record DeletionBatch(BatchId id, Origin origin, Vector<BatchLine> lines) {

  /** Refuses a batch without lines. */
  public DeletionBatch {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one line");
    }
  }

  /**
   * Accepts a request or says why not. The first of these that applies answers: it is empty; it is
   * over the limit; lines are incomplete, of which every fault is listed.
   */
  public static Either<BatchRejection, DeletionBatch> accept(
      BatchId id, Origin origin, Seq<SubmittedDevice> devices, BatchLimit limit) {
    return entries(devices, limit)
        .map(entries -> new DeletionBatch(id, origin, entries.map(BatchLine::judge)));
  }

  /** The lines of a request, in order, or why it is not acceptable; see {@link #accept}. */
  public static Either<BatchRejection, Vector<DeviceEntry>> entries(
      Seq<SubmittedDevice> devices, BatchLimit limit) {
    if (devices.isEmpty()) {
      return Either.left(new BatchRejection.Empty());
    }
    if (devices.size() > limit.lines()) {
      return Either.left(new BatchRejection.TooLarge(limit));
    }
    Seq<Validation<Seq<EntryFault>, DeviceEntry>> judged =
        Vector.ofAll(devices).zipWithIndex((device, index) -> device.entry(index));
    return Validation.sequence(judged)
        .toEither()
        .<BatchRejection>mapLeft(BatchRejection.Unusable::new)
        .map(Vector::ofAll);
  }

  /**
   * This batch with some of its scheduled lines turned into {@code FAILED}.
   *
   * @param refused the places, from 0, of the lines that the store refused
   */
  public DeletionBatch withRefused(Set<Integer> refused) {
    return new DeletionBatch(
        id,
        origin,
        lines.zipWithIndex((line, index) -> refused.contains(index) ? line.refused() : line));
  }

  /** True if the other batch asks for the same devices in the same order, to the letter. */
  public boolean asksTheSameAs(DeletionBatch other) {
    return lines.map(BatchLine::entry).equals(other.lines.map(BatchLine::entry));
  }

  /** The places, from 0, of the lines that will be worked on. */
  public Vector<Integer> scheduledLines() {
    return lines
        .zipWithIndex()
        .filter(line -> line._1().status() == EntryStatus.SCHEDULED)
        .map(line -> line._2());
  }
}
