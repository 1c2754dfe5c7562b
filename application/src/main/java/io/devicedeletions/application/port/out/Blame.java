package io.devicedeletions.application.port.out;

/** Which errors a store takes for a line's own fault. */
public enum Blame {
  /** Those that would come again: a broken constraint, a trigger's refusal, unreadable data. */
  LASTING_ERRORS,
  /**
   * Those too that usually pass, such as a lock that is not given up: for a tenant whose claims
   * have failed by them again and again, so that one line does not hold up all.
   */
  PASSING_ERRORS_TOO
}
