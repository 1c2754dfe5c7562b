package io.devicedeletions.bootstrap.campaign.failover;

import java.util.Locale;

/** Seconds since something happened, for people to read. */
record Stopwatch(long begun) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  /** Such as {@code 3.2 s}. */
  String seconds() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9);
  }
}
