package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The standby stops confirming, and an impatient operator cancels the commits that wait for it.
 * Nothing may be answered 202 until it is back. Every other time it never sees what the primary has
 * by then, because the primary dies first: what was answered 202 all the same would be lost.
 */
final class StandbyAway implements Play {

  private static final Duration UNTIL_NOTICED = Duration.ofSeconds(20);
  private static final long SHORT_MILLIS = 250;
  private static final int CANCELS = 12;
  private static final int TERMINATIONS = 4;

  @Override
  public List<Violation> perform(Theatre theatre, int repetitions, Random random, Score score) {
    long alone = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      theatre.awaitLoad();
      Pause.millis(random.nextInt(500));
      Absence absence = Absence.ofRound(repetition);
      absence.begin(theatre.replicas());
      alone += endWaits(theatre, absence, score);
      if (repetition % 2 == 0) {
        absence.end(theatre.replicas());
      } else {
        theatre.replicas().primary().kill();
        absence.end(theatre.replicas());
        theatre.replicas().promote();
        theatre.replicas().rejoin(false);
      }
      theatre.replicas().awaitSynchronous();
      theatre.awaitAccepted();
      score.repetition();
    }
    score.require(alone > 0, "no batch was ever on the primary alone, so nothing was shown");
    return theatre.settleAndCheck();
  }

  /** Returns how many batches the primary has that nobody else has. */
  private static long endWaits(Theatre theatre, Absence absence, Score score) {
    // What the standby confirmed in its last moment may still be on its way to a client.
    Pause.millis(1_000);
    long accepted = theatre.accepted();
    long told = alone(theatre);
    if (!Pause.until(UNTIL_NOTICED, () -> theatre.waiting(theatre.replicas().primary()) > 0)) {
      throw new IllegalStateException("nobody waits for the standby");
    }
    long cancelled = 0;
    long terminated = 0;
    for (int time = 0; time < CANCELS; time++) {
      Pause.millis(SHORT_MILLIS);
      cancelled += end(theatre, "pg_cancel_backend");
    }
    for (int time = 0; time < TERMINATIONS; time++) {
      Pause.millis(SHORT_MILLIS);
      terminated += end(theatre, "pg_terminate_backend");
    }
    long answered = theatre.accepted() - accepted;
    long alone = alone(theatre) - told;
    score.say(
        "%s: %d waits cancelled, %d terminated, %d batches on the primary alone, %d answers 202"
            .formatted(absence, cancelled, terminated, alone, answered));
    if (answered > 0) {
      score.violation(
          new Violation(Invariant.LINE_IN_ONE_PLACE, answered + " answers 202 without a standby"));
    }
    return alone;
  }

  private static long end(Theatre theatre, String function) {
    return Math.max(
        0,
        theatre
            .database()
            .count(
                """
                SELECT count(*) FILTER (WHERE %s(pid))
                  FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event = 'SyncRep'
                """
                    .formatted(function)));
  }

  /** How many batches can be seen whose clients were not told of them. */
  private static long alone(Theatre theatre) {
    return theatre.database().count("SELECT count(*) FROM deletion_batch") - theatre.accepted();
  }
}
