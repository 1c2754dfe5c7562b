package io.devicedeletions.bootstrap.server;

import java.util.function.BooleanSupplier;

/** Whether traffic should be sent here: not before the start is over, not once the stop began. */
final class Readiness {

  private volatile BooleanSupplier answer = () -> false;

  boolean isReady() {
    return answer.getAsBoolean();
  }

  void started(BooleanSupplier partsAreWell) {
    answer = partsAreWell;
  }

  void stopping() {
    answer = () -> false;
  }
}
