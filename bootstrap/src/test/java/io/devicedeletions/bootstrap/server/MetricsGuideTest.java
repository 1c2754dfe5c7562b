package io.devicedeletions.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import io.devicedeletions.bootstrap.configuration.TestConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each metric of the guide's table is served by a running server that has removed something. */
@Timeout(180)
class MetricsGuideTest {

  private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void on_sqlite() throws Exception {
    List<String> served = documented().stream().filter(name -> !isOf("postgres_", name)).toList();
    assertThat(served).hasSizeGreaterThan(20);

    checkServed(new Sqlite(folder), served);
  }

  @Test
  void on_postgresql() throws Exception {
    List<String> served = documented().stream().filter(name -> !isOf("sqlite_", name)).toList();
    assertThat(served).hasSizeGreaterThan(20);

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      checkServed(
          new Postgres(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"),
          served);
    }
  }

  private static boolean isOf(String database, String name) {
    return name.startsWith(database);
  }

  private static List<String> documented() throws IOException {
    return ROW.matcher(Files.readString(Path.of("..", "docs", "guide.md")))
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  /** A metric may have no number before the first look at the store, so it is asked again. */
  private static void checkServed(DatabaseConfiguration database, List<String> names)
      throws IOException, InterruptedException {
    try (RunningServer server =
        RunningServer.start(database, TestConfiguration.keeping(Duration.ofDays(2)))) {
      scheduleOne(server.apiAddress().getOrElseThrow(AssertionError::new));
      String metrics = "";
      while (!isSettled(metrics)) {
        metrics = get(server.managementAddress().resolve("/metrics"));
      }
      // Once more: a scrape that runs beside the first claim may see only some of its new metrics.
      metrics = get(server.managementAddress().resolve("/metrics"));
      assertThat(metrics.lines().filter(line -> !line.startsWith("#")).toList())
          .satisfies(
              lines ->
                  assertThat(names)
                      .allMatch(name -> lines.stream().anyMatch(line -> isNumberOf(name, line))));
    }
  }

  private static boolean isSettled(String metrics) {
    return metrics.contains("deletions_removals_total{outcome=\"not_found\"} 1.0")
        && metrics.contains("deletions_dead_lines 0.0");
  }

  private static boolean isNumberOf(String name, String line) {
    return line.matches(name + "(\\{.*})? .*") && !line.endsWith(" NaN");
  }

  private static void scheduleOne(URI api) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/api/v1/data-management/device/deletions"))
            .header("authorization", "Bearer " + token(api))
            .header("content-type", "application/json")
            .header("x-request-id", "0a1b2c3d-0000-4000-8000-00000000abcd")
            .POST(
                BodyPublishers.ofString(
                    "{\"devices\":[{\"uid\":\"11111111-2222-4333-8444-555555555555\","
                        + "\"name\":\"device\"}]}"))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
  }

  private static String token(URI api) throws IOException, InterruptedException {
    String client =
        Base64.getEncoder().encodeToString("acme:secret".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/oauth2/default/v1/token"))
            .header("authorization", "Basic " + client)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return HTTP.send(request, BodyHandlers.ofString())
        .body()
        .replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  private static String get(URI address) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }
}
