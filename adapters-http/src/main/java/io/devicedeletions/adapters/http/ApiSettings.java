package io.devicedeletions.adapters.http;

import io.devicedeletions.domain.batch.BatchLimit;
import java.time.Duration;

/**
 * How the API listens and what it takes. {@link #listeningOn} has the defaults; the other methods
 * change one setting each.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param batchLimit how many lines a request may have; the use case must have the same limit
 * @param maxBodyBytes the largest body, in bytes; from 1 to {@value #HIGHEST_MAX_BODY_BYTES}
 * @param bodyDeadline how long a client may take to send a whole body; whoever takes longer is
 *     answered 408 and disconnected
 * @param maxConcurrentRequests how many requests may be in flight; the next one is answered 503
 * @param workerThreads how many requests may be worked on at the same moment, the others waiting
 * @param lenientRequestId whether a malformed {@code x-request-id} is replaced instead of refused
 * @param scheduleScope the scope that a token must carry
 */
public record ApiSettings(
    String host,
    int port,
    BatchLimit batchLimit,
    int maxBodyBytes,
    Duration bodyDeadline,
    int maxConcurrentRequests,
    int workerThreads,
    boolean lenientRequestId,
    String scheduleScope) {

  /** The scope that the published service asks for. */
  public static final String PUBLISHED_SCOPE = "nx_dataplatform_device_deletion_api";

  /** Bodies are held in memory, so there is an end to what an operator may allow. */
  public static final int HIGHEST_MAX_BODY_BYTES = 64 * 1024 * 1024;

  /** Refuses settings with which no server could work. */
  public ApiSettings {
    requireRange("port", port, 0, 65_535);
    requireRange("maxBodyBytes", maxBodyBytes, 1, HIGHEST_MAX_BODY_BYTES);
    requireRange("maxConcurrentRequests", maxConcurrentRequests, 1, 100_000);
    requireRange("workerThreads", workerThreads, 1, 1_000);
    if (bodyDeadline.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("bodyDeadline must be a millisecond or more");
    }
    if (scheduleScope.isBlank()) {
      throw new IllegalArgumentException("scheduleScope must not be blank");
    }
  }

  private static void requireRange(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be from " + lowest + " to " + highest + ", not " + value);
    }
  }

  /**
   * The defaults: the published limit and scope, bodies of 1 MiB within 10 seconds, 256 requests in
   * flight of which 32 are worked on, malformed request ids refused.
   */
  public static ApiSettings listeningOn(String host, int port) {
    return new ApiSettings(
        host,
        port,
        BatchLimit.PUBLISHED,
        1024 * 1024,
        Duration.ofSeconds(10),
        256,
        32,
        false,
        PUBLISHED_SCOPE);
  }

  /** These settings with another batch limit. */
  public ApiSettings withBatchLimit(BatchLimit limit) {
    return new ApiSettings(
        host,
        port,
        limit,
        maxBodyBytes,
        bodyDeadline,
        maxConcurrentRequests,
        workerThreads,
        lenientRequestId,
        scheduleScope);
  }

  /** These settings with another cap, in bytes, and deadline for bodies. */
  public ApiSettings withBody(int maxBytes, Duration deadline) {
    return new ApiSettings(
        host,
        port,
        batchLimit,
        maxBytes,
        deadline,
        maxConcurrentRequests,
        workerThreads,
        lenientRequestId,
        scheduleScope);
  }

  /** These settings with other bounds on what is done at the same time. */
  public ApiSettings withConcurrency(int requests, int threads) {
    return new ApiSettings(
        host,
        port,
        batchLimit,
        maxBodyBytes,
        bodyDeadline,
        requests,
        threads,
        lenientRequestId,
        scheduleScope);
  }

  /** These settings with malformed request ids replaced, or refused. */
  public ApiSettings withLenientRequestId(boolean lenient) {
    return new ApiSettings(
        host,
        port,
        batchLimit,
        maxBodyBytes,
        bodyDeadline,
        maxConcurrentRequests,
        workerThreads,
        lenient,
        scheduleScope);
  }

  /** These settings with another scope to ask for. */
  public ApiSettings withScheduleScope(String scope) {
    return new ApiSettings(
        host,
        port,
        batchLimit,
        maxBodyBytes,
        bodyDeadline,
        maxConcurrentRequests,
        workerThreads,
        lenientRequestId,
        scope);
  }
}
