package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Map;
import java.time.Instant;

/**
 * A line with an outcome.
 *
 * @param settlement how it ended
 * @param at when
 * @param attributes what was known of the device that it removed; otherwise empty
 */
record EndedLine(Settlement settlement, Instant at, Map<String, String> attributes) {

  int line() {
    return settlement.line().line();
  }

  boolean isCancelled() {
    return settlement.outcome() == RemovalOutcome.CANCELLED;
  }

  RecordPlace place() {
    return new RecordPlace(at, settlement.line().batch(), line());
  }

  LineState.Settled state() {
    return new LineState.Settled(settlement.outcome(), settlement.attempts(), at);
  }
}
