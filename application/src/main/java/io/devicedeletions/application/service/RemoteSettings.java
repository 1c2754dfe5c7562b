package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.ClaimSize;
import java.time.Duration;

/**
 * How a remote inventory is asked.
 *
 * @param lease how long the lines that it is asked for are hidden from other workers, from {@link
 *     #SHORTEST_LEASE} to an hour; it is renewed while somebody waits, so it is how late a crash is
 *     noticed. Longer than the store is ever away for a moment.
 * @param patience how long to wait for all the answers of a lease, at least as long as it
 * @param least how many parts of batches are leased at once at least, however slow the answers are
 */
public record RemoteSettings(Duration lease, Duration patience, ClaimSize least) {

  /** Below this the store's own time to answer counts. */
  public static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

  private static final Duration LONGEST_LEASE = Duration.ofHours(1);

  /** A lease of half a minute, renewed for five minutes at most. */
  public static final RemoteSettings DEFAULT =
      new RemoteSettings(Duration.ofSeconds(30), Duration.ofMinutes(5), new ClaimSize(16));

  /** Refuses values outside their ranges. */
  public RemoteSettings {
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException("a lease lasts from 100 milliseconds to an hour");
    }
    if (patience.compareTo(lease) < 0) {
      throw new IllegalArgumentException("patience lasts at least as long as a lease");
    }
  }

  /** The larger of what is asked for and the least. */
  ClaimSize size(ClaimSize asked) {
    return asked.parts() > least.parts() ? asked : least;
  }
}
