package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.overload.attack.Tally;
import io.devicedeletions.bootstrap.overload.watch.Footprint;
import io.devicedeletions.bootstrap.overload.watch.Service;

/**
 * What was seen of a server under attack.
 *
 * @param unloaded how the fast client was served just before
 * @param attacked how it was served meanwhile
 * @param attackers what became of the attackers
 * @param probesUnanswered how many probes of {@code /livez} were not answered 200
 * @param slowestProbe how long the slowest took, in milliseconds
 * @param before what the process kept before
 * @param after what it kept once the attackers were gone
 * @param servesAfterwards whether the same process answers a good request 202
 */
record Observation(
    Service unloaded,
    Service attacked,
    Tally attackers,
    int probesUnanswered,
    double slowestProbe,
    Footprint before,
    Footprint after,
    boolean servesAfterwards) {

  /** How many times as long as without a load the slowest admitted requests but for 1 % took. */
  double ratio() {
    double usual = unloaded.admitted().percentile(99);
    return usual == 0 ? Double.POSITIVE_INFINITY : attacked.admitted().percentile(99) / usual;
  }
}
