package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.util.List;
import java.util.Random;

/** The primary dies under load, the standby is promoted, the old primary follows it. */
final class FailOvers implements Play {

  private static final int PROBES = 2;

  @Override
  public List<Violation> perform(Theatre theatre, int rounds, Random random, Score score) {
    for (int round = 0; round < rounds; round++) {
      theatre.awaitLoad();
      Pause.millis(random.nextInt(500));
      failOver(theatre, Death.ofRound(round), round % 3 == 1, score);
      score.repetition();
    }
    return theatre.settleAndCheck();
  }

  private static void failOver(Theatre theatre, Death death, boolean anew, Score score) {
    Stopwatch since = Stopwatch.start();
    death.strike(theatre.replicas().primary());
    String struck = since.seconds();
    Replica old = theatre.replicas().promote();
    String promoted = since.seconds();
    score.require(theatre.awaitFound(), "our servers do not find the new primary");
    String found = since.seconds();
    if (death == Death.STANDSTILL) {
      requireFenced(theatre, old, score);
      old.stop("fast");
    }
    String means = theatre.replicas().rejoin(anew);
    String rejoined = since.seconds();
    theatre.replicas().awaitSynchronous();
    String synchronous = since.seconds();
    theatre.awaitAccepted();
    score.say(
        "%s %s, promoted %s, found by all %s, %s %s, synchronous %s, accepted again %s"
            .formatted(
                death, struck, promoted, found, means, rejoined, synchronous, since.seconds()));
  }

  /**
   * It wakes up and knows of nothing. Clients find it first, as it stands first or is known; but
   * whatever it commits, nobody confirms, and so it must not say that it has.
   */
  private static void requireFenced(Theatre theatre, Replica old, Score score) {
    old.thaw();
    int committed = 0;
    long waiting = 0;
    for (int probe = 0; probe < PROBES; probe++) {
      if (Probe.commits(old, theatre.database().name())) {
        committed++;
      }
      waiting = Math.max(waiting, theatre.waiting(old));
    }
    score.say(
        "the old primary goes on: %d of %d commits acknowledged, %d statements wait there"
            .formatted(committed, PROBES, waiting));
    if (committed > 0) {
      score.violation(
          new Violation(
              Invariant.LINE_IN_ONE_PLACE,
              "the old primary acknowledged " + committed + " commits"));
    }
  }
}
