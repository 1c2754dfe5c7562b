package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Violation;
import java.util.List;
import java.util.Random;

/** A kind of trouble, to be made so many times while clients ask. */
@FunctionalInterface
interface Play {

  /** Makes it, and says what the checker found in the end. */
  List<Violation> perform(Theatre theatre, int repetitions, Random random, Score score);
}
