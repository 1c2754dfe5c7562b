package io.devicedeletions.bootstrap.architecture.broken.domain;

import java.time.Instant;

/** Breaks: no clock and no ids inside. */
final class DomainThatReadsTheClock {

  private DomainThatReadsTheClock() {}

  static Instant now() {
    return Instant.now();
  }
}
