package io.devicedeletions.bootstrap.overload.watch;

import io.devicedeletions.bootstrap.overload.traffic.Latencies;
import java.util.Locale;
import java.util.Map;

/**
 * How a well-meaning client was served.
 *
 * @param asked requests that were due
 * @param admitted how long those took that were answered 202, from the moment when they were due
 * @param shed how long those took that were answered 503
 * @param impolite answers 503 that do not say when to come again
 * @param others anything else that came of a request, and how often
 * @param ownDelay by how much the client itself was late when it had nothing else to do
 */
public record Service(
    int asked,
    Latencies admitted,
    Latencies shed,
    int impolite,
    Map<String, Integer> others,
    Latencies ownDelay) {

  /** How many of a hundred requests were admitted. */
  public double admittedPercent() {
    return asked == 0 ? 0 : 100.0 * admitted.count() / asked;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "asked %d, admitted %d (p50 %.1f, p99 %.1f, worst %.1f ms), shed %d (p99 %.1f ms), others %s,"
            + " own delay p99 %.1f ms",
        asked,
        admitted.count(),
        admitted.percentile(50),
        admitted.percentile(99),
        admitted.worst(),
        shed.count(),
        shed.percentile(99),
        others,
        ownDelay.percentile(99));
  }
}
