package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.overload.attack.AttackKind;

/**
 * A way to ask too much.
 *
 * @param name what it is called in the table
 * @param kind what the attackers do
 * @param connections how many connections they have at most
 * @param timesCapacity how many times as many requests they send as the server can take; 0 for the
 *     next request after the answer to the last
 * @param leastAdmitted how many in a hundred of the fast client's requests must be admitted
 * @param timesAsLong how many times as long as without load admitted requests may take
 */
record Scenario(
    String name,
    AttackKind kind,
    int connections,
    int timesCapacity,
    double leastAdmitted,
    double timesAsLong) {

  private static final double PROMISED = 5;

  /** Slow clients ask for no work, so they are no reason to turn anybody away. */
  static Scenario crowd(String name, AttackKind kind, int connections) {
    return new Scenario(name, kind, connections, 0, 99, PROMISED);
  }

  /** Whoever asks for more than there is takes from the others. */
  static Scenario storm(String name, AttackKind kind, int connections, double leastAdmitted) {
    return storm(name, kind, connections, 0, leastAdmitted);
  }

  /** The same at a rate, of so many times the server's capacity. */
  static Scenario storm(
      String name, AttackKind kind, int connections, int timesCapacity, double leastAdmitted) {
    return new Scenario(name, kind, connections, timesCapacity, leastAdmitted, PROMISED);
  }

  /**
   * Requests of which each takes many times as long as the fast client's. How long those take that
   * are admitted beside them is seen, but not promised.
   */
  static Scenario heavy(String name, AttackKind kind, int connections, double leastAdmitted) {
    return new Scenario(name, kind, connections, 0, leastAdmitted, Double.POSITIVE_INFINITY);
  }
}
