package io.devicedeletions.domain.history;

import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.control.Option;

/** Where a line stands, in one word, for counting. */
public enum LineFate {
  /** It has no outcome yet. */
  PENDING,
  /** Its device was removed. */
  REMOVED,
  /** There was no such device. */
  NOT_FOUND,
  /** The device had another name; nothing was removed. */
  NAME_MISMATCH,
  /** Somebody cancelled it. */
  CANCELLED,
  /** It was given up. */
  DEAD,
  /** Its uid is malformed. */
  INVALID,
  /** The store refused it when the batch was accepted. */
  FAILED;

  /** The fate of a line that has this outcome. */
  public static LineFate of(RemovalOutcome outcome) {
    return switch (outcome) {
      case REMOVED -> REMOVED;
      case NOT_FOUND -> NOT_FOUND;
      case NAME_MISMATCH -> NAME_MISMATCH;
      case CANCELLED -> CANCELLED;
    };
  }

  static Option<LineFate> of(LineProgress progress) {
    LineState state = progress.state();
    if (state instanceof LineState.Settled settled) {
      return Option.some(of(settled.outcome()));
    }
    if (state instanceof LineState.Pending) {
      return Option.some(PENDING);
    }
    if (state instanceof LineState.Dead) {
      return Option.some(DEAD);
    }
    return byStatus(progress);
  }

  /** Of a line that was scheduled and has no state by now, nothing is known any more. */
  private static Option<LineFate> byStatus(LineProgress progress) {
    return switch (progress.line().status()) {
      case INVALID -> Option.some(INVALID);
      case FAILED -> Option.some(FAILED);
      case SCHEDULED -> Option.none();
    };
  }
}
