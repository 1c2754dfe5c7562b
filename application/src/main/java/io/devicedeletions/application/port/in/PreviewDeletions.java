package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/** Tells what a batch would do if it were scheduled and worked on now. Thread-safe. */
@FunctionalInterface
public interface PreviewDeletions {

  /**
   * Predicts each line, in order; or says why the batch would not be accepted. Nothing changes.
   *
   * @throws RuntimeException if the store cannot be read
   */
  Either<BatchRejection, Vector<PreviewedLine>> preview(
      TenantId tenant, Seq<SubmittedDevice> devices);
}
