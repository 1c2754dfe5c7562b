package io.devicedeletions.adapters.http;

import java.time.Duration;

/**
 * What clients may hold that are slow, or do nothing.
 *
 * @param maxConnections how many connections may be open; the next one takes the place of the one
 *     that has been idle longest of those on which no request was let in, and of the others where
 *     strangers have no more than a quarter
 * @param maxWaitingRequests how many requests may wait for a body, or until their answer is read;
 *     the next one takes the place of one of the tenant that has most of them, if that has waited
 *     for a second, or for five where both are the same tenant's
 * @param maxHeldBytes how many bytes all bodies together may hold of the memory, and two bodies of
 *     the largest size in any case; what comes then is answered 503
 * @param answerDeadline how long a client may take to read an answer
 */
public record ClientLimits(
    int maxConnections, int maxWaitingRequests, long maxHeldBytes, Duration answerDeadline) {

  private static final long MOST_HELD_BYTES = 64L * 1024 * 1024;
  private static final int SHARE_OF_MEMORY = 16;

  /**
   * 2,000 connections and 1,500 requests that wait, 64 MiB of bodies or a sixteenth of the memory,
   * and half a minute to read an answer.
   */
  public static final ClientLimits DEFAULT =
      new ClientLimits(
          2_000,
          1_500,
          Math.min(MOST_HELD_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY),
          Duration.ofSeconds(30));

  /** Refuses limits with which no server could work. */
  public ClientLimits {
    ApiSettings.requireRange("maxConnections", maxConnections, 1, 100_000);
    ApiSettings.requireRange("maxWaitingRequests", maxWaitingRequests, 1, 100_000);
    if (maxHeldBytes < 1) {
      throw new IllegalArgumentException("maxHeldBytes must be 1 or more");
    }
    if (answerDeadline.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("answerDeadline must be a millisecond or more");
    }
  }

  /** These limits with another one for connections. */
  public ClientLimits withConnections(int connections) {
    return new ClientLimits(connections, maxWaitingRequests, maxHeldBytes, answerDeadline);
  }

  /** These limits with others for requests that wait: how many, and what their bodies hold. */
  public ClientLimits withWaiting(int requests, long bytes) {
    return new ClientLimits(maxConnections, requests, bytes, answerDeadline);
  }

  /** These limits with another deadline for reading answers. */
  public ClientLimits withAnswerDeadline(Duration deadline) {
    return new ClientLimits(maxConnections, maxWaitingRequests, maxHeldBytes, deadline);
  }
}
