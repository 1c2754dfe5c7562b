package io.devicedeletions.bootstrap.campaign;

import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.scenario.CampaignReport;
import io.devicedeletions.bootstrap.campaign.scenario.CampaignReport.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Runs scenarios and prints a table: {@code short} or {@code long}, then {@code --seed N} to repeat
 * the random choices of a run, {@code --only TEXT} for the scenarios whose name has this in it,
 * {@code --without TEXT} for those whose name has not (as often as needed), {@code --count N} for
 * another number of repetitions, {@code --folder DIR} for the data. The exit status is 1 if a
 * promise was broken.
 */
public final class Campaign {

  private Campaign() {}

  public static void main(String[] arguments) throws IOException {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    boolean isLong = "long".equals(rest.poll());
    long seed = System.nanoTime() % 1_000_000;
    String only = "";
    List<String> without = new ArrayList<>();
    int count = 0;
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    while (rest.size() > 1) {
      String option = rest.remove();
      String value = rest.remove();
      switch (option) {
        case "--seed" -> seed = Long.parseLong(value);
        case "--only" -> only = value.toLowerCase(Locale.ROOT);
        case "--without" -> without.add(value.toLowerCase(Locale.ROOT));
        case "--count" -> count = Integer.parseInt(value);
        case "--folder" -> folder = Files.createDirectories(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    List<Violation> violations =
        new CampaignReport(
                new Choice(isLong, seed, only, without, count),
                Files.createTempDirectory(folder.toAbsolutePath(), "campaign-"))
            .run();
    System.exit(violations.isEmpty() ? 0 : 1);
  }
}
