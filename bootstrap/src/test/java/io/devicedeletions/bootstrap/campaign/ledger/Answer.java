package io.devicedeletions.bootstrap.campaign.ledger;

import java.util.List;
import java.util.Set;

/** What came back for one attempt at a request. */
public sealed interface Answer {

  /**
   * 202.
   *
   * @param batchId the id in its Location
   * @param scheduledCount the count in its body
   * @param lines the lines in its body
   */
  record Accepted(String batchId, int scheduledCount, List<AnsweredLine> lines) implements Answer {}

  /** The status of a request for which there was no connection. */
  int NOT_SENT = 0;

  /** 409: another attempt at the same request has not ended. */
  int UNDER_WAY = 409;

  /** Refusals that say nothing about the request itself: another attempt may be answered 202. */
  Set<Integer> PASSING = Set.of(NOT_SENT, 401, 408, UNDER_WAY, 429, 503);

  /** True for a 4xx that the same request must be answered each time. */
  default boolean isRefusedForGood() {
    return this instanceof Refused refused && !PASSING.contains(refused.status());
  }

  /** A status that promises that nothing was queued: any 4xx, 503, and {@link #NOT_SENT}. */
  record Refused(int status) implements Answer {}

  /** A 500, a lost connection, a time-out: it may have been stored or not. */
  record Unknown(String why) implements Answer {}

  /** A line of a 202. */
  record AnsweredLine(String uid, String name, String status) {}
}
