package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.outcome.PendingLine;
import java.time.Instant;

/**
 * A line without an outcome.
 *
 * @param line the line
 * @param part the number of the part in which it waits: lines that were never tried share one
 * @param dueAt the time from which it is due
 */
record WaitingLine(PendingLine line, int part, Instant dueAt) {

  /** What a claim takes whole. */
  record Part(Instant dueAt, String batch, int part) {}

  Part inPart() {
    return new Part(dueAt, line.batch().toString(), part);
  }
}
