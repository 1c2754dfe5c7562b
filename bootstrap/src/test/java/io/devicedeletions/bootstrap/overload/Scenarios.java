package io.devicedeletions.bootstrap.overload;

import static io.devicedeletions.bootstrap.overload.attack.AttackKind.BAD_TOKENS;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.IDLE;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.KEPT_ALIVE;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.LARGE_BODIES;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.REQUESTS;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.SLOW_BODIES;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.SLOW_CHUNKS;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.SLOW_HEADS;
import static io.devicedeletions.bootstrap.overload.attack.AttackKind.SLOW_READERS;

import java.util.List;

/** Every way to ask too much. */
final class Scenarios {

  /** Below the connections that a server has unless told otherwise, and above. */
  private static final int MANY = 1_500;

  private static final int TOO_MANY = 3_000;

  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.storm("ten times the load", REQUESTS, 1_500, 10, 5),
        Scenario.storm("one client, 1,000 requests at once", REQUESTS, 1_000, 5),
        Scenario.crowd("slow heads, 1,500", SLOW_HEADS, MANY),
        Scenario.crowd("slow heads, 3,000", SLOW_HEADS, TOO_MANY),
        Scenario.crowd("slow bodies, 1,500", SLOW_BODIES, MANY),
        Scenario.crowd("slow bodies in chunks, 1,500", SLOW_CHUNKS, MANY),
        // Those who find no room come again each second, with good tokens: that is a storm, too.
        Scenario.storm("slow bodies, 3,000", SLOW_BODIES, TOO_MANY, 95),
        Scenario.crowd("slow readers, 500", SLOW_READERS, 500),
        Scenario.crowd("idle, 1,500", IDLE, MANY),
        Scenario.crowd("idle, 3,000", IDLE, TOO_MANY),
        Scenario.crowd("kept alive, 3,000", KEPT_ALIVE, TOO_MANY),
        Scenario.heavy("largest and larger bodies", LARGE_BODIES, 64, 5),
        Scenario.storm("bad tokens", BAD_TOKENS, 64, 5));
  }
}
