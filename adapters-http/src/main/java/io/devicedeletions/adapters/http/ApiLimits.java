package io.devicedeletions.adapters.http;

import io.devicedeletions.domain.batch.BatchLimit;
import java.time.Duration;

/**
 * How much the API takes.
 *
 * @param batchLimit how many lines a request may have; the use case must have the same limit
 * @param maxBodyBytes the largest body, in bytes; from 1 to {@value #HIGHEST_MAX_BODY_BYTES}
 * @param bodyDeadline how long a client may take to send a whole body; whoever takes longer, or up
 *     to a tenth more than that, is answered 408 and disconnected
 * @param maxConcurrentRequests how many requests may be worked on or wait for that; the next one is
 *     answered 503
 * @param workerThreads how many requests may be worked on at the same moment, the others waiting
 * @param targetTime how long work on a request may take on average, its wait for a worker included;
 *     where it takes longer because of the others, fewer are let in and the rest is answered 503
 * @param clients what slow and idle clients may hold
 */
public record ApiLimits(
    BatchLimit batchLimit,
    int maxBodyBytes,
    Duration bodyDeadline,
    int maxConcurrentRequests,
    int workerThreads,
    Duration targetTime,
    ClientLimits clients) {

  /** Bodies are held in memory, so there is an end to what an operator may allow. */
  public static final int HIGHEST_MAX_BODY_BYTES = 64 * 1024 * 1024;

  /**
   * The published batch limit, bodies of 1 MiB within 10 seconds, 256 requests at work of which 32
   * have a thread, for 3 milliseconds each.
   */
  public static final ApiLimits DEFAULT =
      new ApiLimits(
          BatchLimit.PUBLISHED,
          1024 * 1024,
          Duration.ofSeconds(10),
          256,
          32,
          Duration.ofMillis(3),
          ClientLimits.DEFAULT);

  /** Refuses limits with which no server could work. */
  public ApiLimits {
    ApiSettings.requireRange("maxBodyBytes", maxBodyBytes, 1, HIGHEST_MAX_BODY_BYTES);
    ApiSettings.requireRange("maxConcurrentRequests", maxConcurrentRequests, 1, 100_000);
    ApiSettings.requireRange("workerThreads", workerThreads, 1, 1_000);
    if (bodyDeadline.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("bodyDeadline must be a millisecond or more");
    }
    if (targetTime.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("targetTime must be a millisecond or more");
    }
  }

  /** These limits with another one for batches. */
  public ApiLimits withBatchLimit(BatchLimit limit) {
    return new ApiLimits(
        limit,
        maxBodyBytes,
        bodyDeadline,
        maxConcurrentRequests,
        workerThreads,
        targetTime,
        clients);
  }

  /** These limits with another cap, in bytes, and deadline for bodies. */
  public ApiLimits withBody(int maxBytes, Duration deadline) {
    return new ApiLimits(
        batchLimit, maxBytes, deadline, maxConcurrentRequests, workerThreads, targetTime, clients);
  }

  /** These limits with other bounds on what is done at the same time. */
  public ApiLimits withConcurrency(int requests, int threads) {
    return new ApiLimits(
        batchLimit, maxBodyBytes, bodyDeadline, requests, threads, targetTime, clients);
  }

  /** These limits with another time that work may take on average. */
  public ApiLimits withTargetTime(Duration time) {
    return new ApiLimits(
        batchLimit,
        maxBodyBytes,
        bodyDeadline,
        maxConcurrentRequests,
        workerThreads,
        time,
        clients);
  }

  /** These limits with others for slow and idle clients. */
  public ApiLimits withClients(ClientLimits others) {
    return new ApiLimits(
        batchLimit,
        maxBodyBytes,
        bodyDeadline,
        maxConcurrentRequests,
        workerThreads,
        targetTime,
        others);
  }

  /** How many bytes all bodies together may hold: two of the largest in any case. */
  long heldBytes() {
    return Math.max(clients.maxHeldBytes(), 2L * maxBodyBytes);
  }
}
