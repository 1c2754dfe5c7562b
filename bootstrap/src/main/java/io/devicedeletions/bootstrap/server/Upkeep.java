package io.devicedeletions.bootstrap.server;

import io.devicedeletions.application.port.out.Pruned;

/** What a store needs done from time to time. */
interface Upkeep {

  /** What removals cannot do without. */
  void keepHouse();

  /** A bounded part of what is over. */
  Pruned prune();
}
