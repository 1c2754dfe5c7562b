package io.devicedeletions.application.port.in;

/** Removes the devices whose deletion is due. Thread-safe; callers share the work among them. */
@FunctionalInterface
public interface RemoveDevices {

  /**
   * Goes once round the tenants with due work and settles one claim of each. A tenant whose claim
   * fails keeps its work and does not keep the others waiting. Nothing is remembered from round to
   * round: where all that is oldest of a tenant fails by no fault of its own, the workers, which do
   * remember, get past it; this does not.
   *
   * @throws RuntimeException if the store cannot even tell whose work is due
   */
  RemovalRound removeDue();
}
