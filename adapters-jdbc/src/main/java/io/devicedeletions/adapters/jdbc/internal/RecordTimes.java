package io.devicedeletions.adapters.jdbc.internal;

import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * When the records of batches may have been written. PostgreSQL locks each day that it plans to
 * look into, and each index of it: a look into all of four hundred days would take a fifth of the
 * locks that a server has.
 *
 * @param earliest from then on
 * @param latest before that
 */
record RecordTimes(Instant earliest, Instant latest) {

  /** Later than anything, and a time that every database knows. */
  static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  /** A clock may have stepped back between the acceptance of a batch and its settlement. */
  private static final Duration CLOCK_STEP = Duration.ofDays(1);

  /** Hardly any grace is longer, and hardly any line settled later. */
  private static final Duration USUAL = Duration.ofDays(10);

  /** Where the records usually are of batches that were accepted at these times. */
  static RecordTimes usual(Seq<Instant> acceptedAt) {
    Seq<Instant> known = acceptedAt.filter(NEVER::isAfter);
    return new RecordTimes(
        earliest(known.min().getOrElse(NEVER)), known.max().getOrElse(NEVER).plus(USUAL));
  }

  /** When the records begin of a batch that was accepted at this time. */
  static Instant earliest(Instant acceptedAt) {
    return acceptedAt.minus(CLOCK_STEP);
  }

  /** Where they are for certain. */
  RecordTimes open() {
    return new RecordTimes(earliest, NEVER);
  }

  /** Binds the parameters {@code earliest} and {@code latest}. */
  void bind(Dialect dialect, SqlStatement<?> statement) {
    dialect.bindTime(statement, "earliest", earliest);
    dialect.bindTime(statement, "latest", latest);
  }
}
