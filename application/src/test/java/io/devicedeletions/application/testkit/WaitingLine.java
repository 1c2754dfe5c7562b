package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.outcome.PendingLine;
import java.time.Instant;

/** A line without an outcome, and the time from which it is due. */
record WaitingLine(PendingLine line, Instant dueAt) {}
