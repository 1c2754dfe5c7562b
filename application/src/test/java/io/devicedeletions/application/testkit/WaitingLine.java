package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.FencingToken;
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
 */
record WaitingLine(PendingLine line, int part, Instant dueAt, Option<FencingToken> lease) {

  /** A line that is in nobody's hands. */
  WaitingLine(PendingLine line, int part, Instant dueAt) {
    this(line, part, dueAt, Option.none());
  }

  /** What a claim takes whole. */
  record Part(Instant dueAt, String batch, int part) {}

  Part inPart() {
    return new Part(dueAt, line.batch().toString(), part);
  }
}
