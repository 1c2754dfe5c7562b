package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A line without an outcome.
 *
 * @param line the line
 * @param part the number of the part in which it waits: lines that were never tried share one
 * @param dueAt the time from which it is due
 * @param lease the token of the lease under which a remote inventory was asked, if it was and it is
 *     not known what came of it
 * @param lastError why it was not settled the last time, if that is known
 */
record WaitingLine(
    PendingLine line,
    int part,
    Instant dueAt,
    Option<FencingToken> lease,
    Option<String> lastError) {

  /** A line that is in nobody's hands. */
  WaitingLine(PendingLine line, int part, Instant dueAt) {
    this(line, part, dueAt, Option.none());
  }

  /** A line of which nobody has said what went wrong. */
  WaitingLine(PendingLine line, int part, Instant dueAt, Option<FencingToken> lease) {
    this(line, part, dueAt, lease, Option.none());
  }

  /** What a claim takes whole. */
  record Part(Instant dueAt, String batch, int part) {}

  Part inPart() {
    return new Part(dueAt, line.batch().toString(), part);
  }

  WaitingLine dueFrom(Instant due) {
    return new WaitingLine(line, part, due, lease, lastError);
  }

  WaitingLine after(AttemptError error) {
    return new WaitingLine(line, part, dueAt, lease, Option.some(error.message()));
  }

  LineState.Pending state() {
    return new LineState.Pending(line.attempts(), dueAt, lastError);
  }
}
