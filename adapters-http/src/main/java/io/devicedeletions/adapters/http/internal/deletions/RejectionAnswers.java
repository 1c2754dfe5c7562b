package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ErrorCode;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.device.EntryFault;
import io.devicedeletions.domain.text.VisibleText;
import io.vavr.collection.Seq;

/** Says on the wire why a request was not accepted: rows 13 to 16 of the contract. */
final class RejectionAnswers {

  private RejectionAnswers() {}

  static Answer rejected(ScheduleRejection rejection) {
    if (rejection instanceof ScheduleRejection.Rejected rejected) {
      return rejected(rejected.reason());
    }
    if (rejection instanceof ScheduleRejection.KeyReused) {
      return Answer.invalid(422, "this Idempotency-Key was used for another request");
    }
    if (rejection instanceof ScheduleRejection.KeyInFlight) {
      return Answer.invalid(409, "a request with this Idempotency-Key is under way");
    }
    ScheduleRejection.Incomplete incomplete = (ScheduleRejection.Incomplete) rejection;
    return Answer.invalid(
        400,
        incomplete.violations().map(missing -> missing.path() + " " + missing.message()).head());
  }

  static Answer rejected(BatchRejection rejection) {
    if (rejection instanceof BatchRejection.Empty) {
      return Answer.error(400, ErrorCode.EMPTY_REQUEST, "the request names no device");
    }
    if (rejection instanceof BatchRejection.TooLarge tooLarge) {
      return Answer.error(
          400,
          ErrorCode.BATCH_SIZE_EXCEEDED,
          "a request names at most " + tooLarge.limit().lines() + " devices");
    }
    if (rejection instanceof BatchRejection.Unusable unusable) {
      return Answer.invalid(400, sentence(unusable.faults()));
    }
    if (rejection instanceof BatchRejection.UnusableReason) {
      return Answer.invalid(
          400, "x-deletion-reason must be " + VisibleText.form(DeletionReason.LONGEST));
    }
    if (rejection instanceof BatchRejection.UnusableExternalReference) {
      return Answer.invalid(
          400, "x-external-reference must be " + VisibleText.form(ExternalReference.LONGEST));
    }
    return Answer.invalid(400, "Idempotency-Key must be 1 to 128 visible ASCII characters");
  }

  private static String sentence(Seq<EntryFault> faults) {
    EntryFault first = faults.head();
    String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    return "devices[" + first.index() + "]" + part(first) + ": " + first.fault().sentence() + more;
  }

  private static String part(EntryFault fault) {
    return switch (fault.part()) {
      case WHOLE -> "";
      case UID -> ".uid";
      case NAME -> ".name";
    };
  }
}
