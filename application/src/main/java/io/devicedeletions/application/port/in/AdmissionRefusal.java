package io.devicedeletions.application.port.in;

import java.time.Duration;

/** Why a tenant is not let in. */
public sealed interface AdmissionRefusal {

  /**
   * It is unknown, suspended or without the feature: the three look the same, so that nobody learns
   * who else is a tenant.
   */
  record NotEnabled() implements AdmissionRefusal {}

  /**
   * As many of its devices wait as may.
   *
   * @param retryAfter when asking again may help
   */
  record TooManyPending(Duration retryAfter) implements AdmissionRefusal {}
}
