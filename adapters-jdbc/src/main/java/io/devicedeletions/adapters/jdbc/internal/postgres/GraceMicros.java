package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.domain.batch.Grace;

/** A grace as PostgreSQL counts time. */
final class GraceMicros {

  private GraceMicros() {}

  /** Rounded up, as a batch is never due before its grace has passed. */
  static long of(Grace grace) {
    return grace.period().plusNanos(999).toNanos() / 1_000;
  }
}
