package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.failover.Performance.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Lets one of two PostgreSQL servers die under load, again and again, and prints a table: how many
 * times, then {@code --seed N} to repeat the random choices of a run, {@code --only TEXT} for the
 * plays whose name has this in it, {@code --folder DIR} for the data. The exit status is 1 if a
 * promise was broken, 2 if there is no PostgreSQL, 3 if it took too long.
 */
public final class FailOver {

  private static final int USUAL_COUNT = 5;
  private static final Duration FOR_STARTS = Duration.ofMinutes(20);
  private static final Duration FOR_EACH_ROUND = Duration.ofMinutes(6);

  private FailOver() {}

  public static void main(String[] arguments) throws IOException {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    int count =
        !rest.isEmpty() && rest.peek().matches("\\d{1,4}")
            ? Integer.parseInt(rest.remove())
            : USUAL_COUNT;
    long seed = System.nanoTime() % 1_000_000;
    String only = "";
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    while (rest.size() > 1) {
      String option = rest.remove();
      String value = rest.remove();
      switch (option) {
        case "--seed" -> seed = Long.parseLong(value);
        case "--only" -> only = value.toLowerCase(Locale.ROOT);
        case "--folder" -> folder = Files.createDirectories(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("unknown argument " + rest.peek());
    }
    Path own = Files.createTempDirectory(folder.toAbsolutePath(), "fail-over-");
    requirePostgres(own);
    endAfter(FOR_STARTS.plus(FOR_EACH_ROUND.multipliedBy(count)));
    List<Violation> violations = new Performance(new Choice(count, seed, only), own).run();
    System.exit(violations.isEmpty() ? 0 : 1);
  }

  private static void requirePostgres(Path folder) {
    try {
      System.out.println(PostgresPrograms.find(folder).version());
    } catch (IllegalStateException missing) {
      System.err.println(missing.getMessage());
      System.exit(2);
    }
  }

  /** On the way out everything that was started is ended. */
  private static void endAfter(Duration limit) {
    TimerTask end =
        new TimerTask() {
          @Override
          public void run() {
            System.err.println("not over after " + limit.toMinutes() + " minutes: ended");
            System.exit(3);
          }
        };
    new Timer("fail-over-limit", true).schedule(end, limit.toMillis());
  }
}
