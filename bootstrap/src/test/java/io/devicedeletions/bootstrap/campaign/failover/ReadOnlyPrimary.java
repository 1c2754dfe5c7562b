package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The primary takes nothing in any more, without a word to those who are connected: every write
 * fails with 25006. That is the store being away: nobody's attempt is burned. Every other time the
 * standby is promoted beside it, and our servers must go there although the old connections live.
 */
final class ReadOnlyPrimary implements Play {

  private static final String READ_ONLY = "default_transaction_read_only";

  @Override
  public List<Violation> perform(Theatre theatre, int repetitions, Random random, Score score) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      theatre.awaitLoad();
      Pause.millis(random.nextInt(500));
      Replica primary = theatre.replicas().primary();
      primary.set(READ_ONLY, "on");
      Pause.millis(3_000);
      if (repetition % 2 == 0) {
        primary.set(READ_ONLY, "off");
      } else {
        switchOver(theatre, score);
      }
      Stopwatch since = Stopwatch.start();
      theatre.awaitAccepted();
      score.say("read-only is over, accepted again " + since.seconds());
      score.repetition();
    }
    long refused = refused(theatre.replicas());
    score.say(refused + " statements were refused with 25006");
    score.require(refused > 0, "no write met a primary that was read-only");
    List<Violation> found = new ArrayList<>(theatre.settleAndCheck());
    requireNoAttemptBurned(theatre, found);
    return found;
  }

  private static long refused(Replicas replicas) {
    return Stream.of(replicas.primary(), replicas.standby())
        .map(Replica::log)
        .mapToLong(ReadOnlyPrimary::refused)
        .sum();
  }

  private static long refused(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("in a read-only transaction")).count();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void switchOver(Theatre theatre, Score score) {
    Replica old = theatre.replicas().promote();
    Stopwatch since = Stopwatch.start();
    boolean found = theatre.awaitFound();
    score.require(found, "our servers stay with a primary that is read-only");
    score.say("promoted beside the old one: found %s, after %s".formatted(found, since.seconds()));
    old.set(READ_ONLY, "off");
    old.stop("fast");
    theatre.replicas().rejoin(false);
    theatre.replicas().awaitSynchronous();
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
