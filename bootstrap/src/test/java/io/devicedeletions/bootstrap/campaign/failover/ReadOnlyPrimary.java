package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The primary takes nothing in any more, without a word to those who are connected: every write
 * fails with 25006. That is the store being away: nobody's attempt is burned. Every other time the
 * standby is promoted beside it, and our servers must go there although the old connections live.
 */
final class ReadOnlyPrimary implements Play {

  private static final String READ_ONLY = "default_transaction_read_only";
  private static final Duration UNTIL_FOUND = Duration.ofSeconds(60);

  @Override
  public List<Violation> perform(Theatre theatre, int repetitions, Random random, Score score) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      theatre.awaitLoad();
      Pause.millis(random.nextInt(500));
      Replica primary = theatre.replicas().primary();
      primary.set(READ_ONLY, "on");
      Pause.millis(3_000);
      if (repetition % 2 == 0) {
        primary.unset(READ_ONLY);
      } else {
        switchOver(theatre, score);
      }
      Stopwatch since = Stopwatch.start();
      theatre.awaitAccepted();
      score.say("read-only is over, accepted again " + since.seconds());
      score.repetition();
    }
    List<Violation> found = new ArrayList<>(theatre.settleAndCheck());
    requireNoAttemptBurned(theatre, found);
    return found;
  }

  private static void switchOver(Theatre theatre, Score score) {
    Replica old = theatre.replicas().promote();
    Stopwatch since = Stopwatch.start();
    if (!Pause.until(UNTIL_FOUND, () -> ours(theatre, theatre.replicas().primary()) > 0)) {
      score.violation(
          new Violation(
              Invariant.NOT_STUCK,
              ours(theatre, old) + " connections stay with a primary that is read-only"));
    }
    score.say("the new primary was found beside the old one after " + since.seconds());
    old.unset(READ_ONLY);
    old.stop("fast");
    theatre.replicas().rejoin(false);
    theatre.replicas().awaitSynchronous();
  }

  private static long ours(Theatre theatre, Replica server) {
    return server.count(
        theatre.database().name(),
        """
        SELECT count(*)
          FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'device-deletions%'
        """);
  }

  private static void requireNoAttemptBurned(Theatre theatre, List<Violation> found) {
    long burned =
        theatre.database().count("SELECT count(*) FROM deletion_record WHERE attempts > 1")
            + theatre.database().count("SELECT count(*) FROM deletion_dead");
    if (burned != 0) {
      found.add(new Violation(Invariant.NOT_STUCK, burned + " lines were blamed for the store"));
    }
  }
}
