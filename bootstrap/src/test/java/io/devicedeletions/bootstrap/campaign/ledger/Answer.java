package io.devicedeletions.bootstrap.campaign.ledger;

import java.util.List;

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

  /** A status that promises that nothing was queued: any 4xx, 503, and {@link #NOT_SENT}. */
  record Refused(int status) implements Answer {}

  /** A 500, a lost connection, a time-out: it may have been stored or not. */
  record Unknown(String why) implements Answer {}

  /** A line of a 202. */
  record AnsweredLine(String uid, String name, String status) {}
}
