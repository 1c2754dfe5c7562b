package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What watching costs the database: the same for one as for five hundred, who all hear. */
class WatchersEndToEndTest {

  private static final int MANY = 500;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Each question takes one connection, of whichever pool. */
  private static final Pattern QUESTIONS =
      Pattern.compile(
          "(?m)^hikaricp_connections_acquire_seconds_count\\{pool=\"(?:asking|intake)\"} ([0-9.E]+)$");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void five_hundred_who_watch_a_batch_ask_the_database_no_more_often_than_one() throws Exception {
    try (ServerProcess server = serve(PostgresOptions.freshDatabase());
        Watchers watchers = new Watchers(server.api())) {
      watchers.open(1);
      long ofOne = questionsWithin(WINDOW, server);
      watchers.open(MANY - 1);
      long ofMany = questionsWithin(WINDOW, server);

      System.out.printf(
          "questions within %s: %d with one who watches, %d with %d%n",
          WINDOW, ofOne, ofMany, MANY);
      assertThat(ofOne).isBetween(5L, 30L);
      assertThat(ofMany).isBetween(5L, ofOne + 5);
      watchers.cancel();
      watchers.assertThatAllHearTheEnd();
    }
  }

  private static ServerProcess serve(String... database) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--dev",
                "--dev-tenant",
                "acme",
                "--dev-secret",
                DevClient.SECRET,
                "--role",
                "api",
                "--grace",
                "PT1H"));
    options.addAll(List.of(database));
    return ServerProcess.start(options.toArray(String[]::new));
  }

  private long questionsWithin(Duration time, ServerProcess server) throws Exception {
    long before = questions(server.management());
    Thread.sleep(time.toMillis());
    return questions(server.management()) - before;
  }

  private long questions(URI management) throws IOException, InterruptedException {
    String metrics =
        http.send(
                HttpRequest.newBuilder(management.resolve("/metrics")).build(),
                BodyHandlers.ofString())
            .body();
    return QUESTIONS
        .matcher(metrics)
        .results()
        .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
        .sum();
  }
}
