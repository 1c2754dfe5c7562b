package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.BatchRejection;
import io.vavr.collection.Seq;

/** Why nothing was scheduled: a business "no", as opposed to an exception. */
public sealed interface ScheduleRejection {

  /**
   * Parts of the command are missing.
   *
   * @param violations at least one, ordered by path
   */
  record Incomplete(Seq<Violation> violations) implements ScheduleRejection {}

  /**
   * A part that is missing.
   *
   * @param path where, as in {@code devices[3]}
   * @param message what it must be instead
   */
  record Violation(String path, String message) {}

  /**
   * The domain does not accept the batch.
   *
   * @param reason why not
   */
  record Rejected(BatchRejection reason) implements ScheduleRejection {}

  /** The idempotency key stands for another request. */
  record KeyReused() implements ScheduleRejection {}

  /** A request with the same idempotency key is being scheduled at this moment. */
  record KeyInFlight() implements ScheduleRejection {}
}
