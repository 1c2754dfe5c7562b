package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.failover.Plays.Named;
import io.devicedeletions.bootstrap.campaign.process.ClassArchive;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Performs plays one after the other, each on two new servers, and prints what they came to. */
final class Performance {

  private static final int SHOWN_VIOLATIONS = 5;

  private final Choice choice;
  private final Path folder;
  private final List<String> rows = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  /**
   * What to perform.
   *
   * @param count how many repetitions of each play
   * @param only a part of the name, in lower case; empty for all
   */
  record Choice(int count, long seed, String only) {

    boolean includes(Named named) {
      return named.name().toLowerCase(Locale.ROOT).contains(only);
    }
  }

  Performance(Choice choice, Path folder) {
    this.choice = choice;
    this.folder = folder;
  }

  /** Performs what was chosen; every violation. The folder stays if there are any. */
  List<Violation> run() {
    System.out.printf(
        "fail-over: %d a play, seed %d, Java %s, %s%n",
        choice.count(), choice.seed(), Runtime.version(), folder);
    ClassArchive.prepare(folder);
    Plays.all().stream().filter(choice::includes).forEach(this::perform);
    print();
    return List.copyOf(violations);
  }

  private void perform(Named named) {
    Score score = new Score();
    Stopwatch since = Stopwatch.start();
    Path own = newFolder();
    System.out.println("  " + named.name() + " ...");
    Random random = new Random(choice.seed() + named.name().hashCode());
    try (Replicas replicas = Replicas.create(own);
        Theatre theatre = new Theatre(replicas, own, random, named.urlOptions())) {
      perform(named, theatre, random, score);
    } catch (RuntimeException broken) {
      broken.printStackTrace(System.out);
      score.violation(new Violation(Invariant.NOT_STUCK, "the play could not go on: " + broken));
    }
    String row = "%-38s | %s | %s".formatted(named.name(), score.row(), since.seconds());
    System.out.println(row);
    score.violations().stream().limit(SHOWN_VIOLATIONS).forEach(System.out::println);
    rows.add(row);
    violations.addAll(score.violations());
    if (score.violations().isEmpty()) {
      Shell.run("rm", "-rf", own.toString());
    }
  }

  private void perform(Named named, Theatre theatre, Random random, Score score) {
    try {
      int repetitions = named.repetitions(choice.count());
      score.violations(named.play().perform(theatre, repetitions, random, score));
    } finally {
      score.ledger(theatre.ledger());
    }
  }

  private Path newFolder() {
    try {
      return Files.createDirectories(folder.resolve("play-" + rows.size()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void print() {
    System.out.println();
    System.out.println("%-38s | %s | seconds".formatted("play", Score.HEAD));
    rows.forEach(System.out::println);
    if (violations.isEmpty()) {
      Shell.run("rm", "-rf", folder.toString());
    } else {
      System.out.println("VIOLATIONS: " + violations.size() + "; the data is in " + folder);
    }
  }
}
