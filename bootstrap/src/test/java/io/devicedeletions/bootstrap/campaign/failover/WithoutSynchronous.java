package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.util.List;
import java.util.Random;

/**
 * The negative control: a primary that waits for nobody, replication that lags for a second, and
 * the same fail-over. What was answered 202 in that second is lost, and the checker must say so.
 */
final class WithoutSynchronous implements Play {

  private static final String NAMES = "synchronous_standby_names";
  private static final long LAG_MILLIS = 1_500;

  @Override
  public List<Violation> perform(Theatre theatre, int repetitions, Random random, Score score) {
    Replicas replicas = theatre.replicas();
    Replica careless = replicas.primary();
    careless.set(NAMES, "");
    Pause.millis(1_000);
    replicas.holdReplication(true);
    long before = theatre.accepted();
    Pause.millis(LAG_MILLIS);
    careless.kill();
    long accepted = theatre.accepted() - before;
    replicas.cutReplication();
    replicas.holdReplication(false);
    replicas.promote();
    replicas.rejoin(false);
    careless.set(NAMES, Replicas.SYNCHRONOUS);
    replicas.awaitSynchronous();
    theatre.awaitAccepted();
    score.repetition();
    return judge(accepted, theatre.settleAndCheck(), score);
  }

  private static List<Violation> judge(long accepted, List<Violation> found, Score score) {
    long lost =
        found.stream().filter(each -> each.invariant() == Invariant.LINE_IN_ONE_PLACE).count();
    score.say(
        "%d answers 202 in that time, the checker misses %d batches".formatted(accepted, lost));
    if (lost > 0) {
      score.say("red, as it must be: " + found.get(0));
      return List.of();
    }
    return List.of(
        new Violation(
            Invariant.LINE_IN_ONE_PLACE, "the checker does not see the loss, it says " + found));
  }
}
