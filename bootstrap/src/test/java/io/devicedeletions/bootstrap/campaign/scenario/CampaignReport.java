package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.ClassArchive;
import io.devicedeletions.bootstrap.campaign.process.PostgresCluster;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import io.devicedeletions.bootstrap.campaign.scenario.Scenarios.Named;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs scenarios one after the other and prints what they came to. */
public final class CampaignReport {

  private static final int SHOWN_VIOLATIONS = 10;
  private static final String HEAD =
      "%-46s |     n | requests |    lines | resolved | unknown | violations | seconds"
          .formatted("scenario");

  private final Choice choice;
  private final Path folder;
  private final List<String> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private @Nullable PostgresCluster cluster;

  /**
   * What to run.
   *
   * @param only a part of the name, in lower case; empty for all
   * @param without parts of names to leave out, in lower case
   * @param count how many repetitions instead of the usual number; zero for that
   */
  public record Choice(boolean isLong, long seed, String only, List<String> without, int count) {

    int repetitions(Named named) {
      String name = named.name().toLowerCase(Locale.ROOT);
      if (!name.contains(only) || without.stream().anyMatch(name::contains)) {
        return 0;
      }
      int usual = isLong ? named.longCount() : named.shortCount();
      return count > 0 && (usual > 0 || !only.isEmpty()) ? count : usual;
    }
  }

  public CampaignReport(Choice choice, Path folder) {
    this.choice = choice;
    this.folder = folder;
  }

  /**
   * Runs what was chosen; every violation. The folder stays if there are any.
   *
   * @throws IllegalArgumentException if nothing is called so: a run of nothing would be green
   */
  public List<Violation> run() {
    if (Scenarios.all().stream().mapToInt(choice::repetitions).sum() == 0) {
      throw new IllegalArgumentException("no scenario is chosen by " + choice);
    }
    System.out.printf(
        "campaign: %s, seed %d, Java %s, %s%n",
        choice.isLong() ? "long" : "short", choice.seed(), Runtime.version(), folder);
    ClassArchive.prepare(folder);
    try {
      for (Named named : Scenarios.all()) {
        int repetitions = choice.repetitions(named);
        if (repetitions > 0) {
          run(named, repetitions);
        }
      }
    } finally {
      if (cluster != null) {
        cluster.close();
      }
    }
    print();
    return List.copyOf(violations);
  }

  private PostgresCluster cluster() {
    PostgresCluster running = cluster;
    if (running == null) {
      running = PostgresCluster.create(folder);
      cluster = running;
    }
    return running;
  }

  /** A scenario has a seed of its own, so that it can be repeated without those before. */
  private void run(Named named, int repetitions) {
    Tally tally = new Tally();
    Path own = folder.resolve("scenario-" + rows.size());
    long begin = System.nanoTime();
    System.out.println("  " + named.name() + " ...");
    try {
      long seed = choice.seed() + named.name().hashCode();
      named.scenario().run(new Arena(own, seed, this::cluster), repetitions, tally);
    } catch (RuntimeException broken) {
      broken.printStackTrace(System.out);
      tally.violations(
          List.of(new Violation(Invariant.NOT_STUCK, "the scenario could not go on: " + broken)));
    }
    String row =
        "%-46s | %s | %7d"
            .formatted(named.name(), tally.row(), (System.nanoTime() - begin) / 1_000_000_000);
    System.out.println(row);
    tally
        .doubts()
        .forEach((why, times) -> System.out.println("    in doubt " + times + ": " + why));
    tally.violations().stream().limit(SHOWN_VIOLATIONS).forEach(System.out::println);
    rows.add(row);
    tally.notes().forEach(note -> notes.add(named.name() + ": " + note));
    violations.addAll(tally.violations());
    if (tally.violations().isEmpty()) {
      Shell.run("rm", "-rf", own.toString());
    }
  }

  private void print() {
    System.out.println();
    System.out.println(HEAD);
    rows.forEach(System.out::println);
    notes.forEach(note -> System.out.println("NOTE " + note));
    if (violations.isEmpty()) {
      Shell.run("rm", "-rf", folder.toString());
    } else {
      System.out.println("VIOLATIONS: " + violations.size() + "; the data is in " + folder);
    }
  }
}
