package io.devicedeletions.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the calls after the 202 take over HTTP, on a store of a hundred batches and on one of a
 * hundred thousand with a million settled devices; for {@code .ci/history}. Compare the columns of
 * one run.
 */
final class HistoryBenchmark {

  private static final int FEW = 100;
  private static final int ROUNDS = 40;
  private static final int WARM = 20;
  private static final String DEVICE = "/api/v1/data-management/device";
  private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String token;
  private final int batches;

  private HistoryBenchmark(URI server, int batches) {
    this.server = server;
    this.token = new DevClient(server, "acme").token();
    this.batches = batches;
  }

  /**
   * Runs.
   *
   * @param arguments {@code sqlite} or {@code postgres}, and how many batches the larger store has
   */
  public static void main(String[] arguments) throws Exception {
    int many = Integer.parseInt(arguments[1]);
    Map<String, Timing> small = measure(arguments[0], FEW);
    Map<String, Timing> large = measure(arguments[0], many);
    System.out.printf(
        "%s, medians (90 %%) of %d in milliseconds%n%-34s %16s %16s %7s%n",
        arguments[0], ROUNDS, "", FEW + " batches", many + " batches", "ratio");
    small.forEach(
        (call, timing) -> {
          Timing other = large.getOrDefault(call, timing);
          System.out.printf(
              "%-34s %16s %16s %7.1f%n", call, timing, other, other.median() / timing.median());
        });
  }

  private static Map<String, Timing> measure(String kind, int batches) throws Exception {
    Path folder = Files.createTempDirectory("history");
    StoreCommands store =
        kind.equals("postgres")
            ? StoreCommands.onFreshPostgres()
            : StoreCommands.embeddedIn(folder);
    store.succeed("migrate");
    new SeededHistory(store, batches).write();
    try (ServerProcess server = store.serve()) {
      return new HistoryBenchmark(server.api(), batches).all();
    }
  }

  private Map<String, Timing> all() throws Exception {
    int middle = batches / 2 | 1; // settled, as its id ends in no 0 and no 8

    Map<String, Timing> timings = new LinkedHashMap<>();
    timings.put("status", time("/deletions/" + SeededHistory.batchId(middle)));
    timings.put("list, first page", time("/deletions"));
    timings.put("list, a page from the middle", time("/deletions?cursor=" + cursorAt(middle)));
    timings.put("list, by request", time("/deletions?requestId=" + requestId(middle)));
    timings.put("list, since", time("/deletions?since=2000-01-01T00:00:00Z"));
    timings.put("list, finished", time("/deletions?state=FINISHED"));
    timings.put("list, waiting or running", time("/deletions?state=RUNNING"));
    timings.put("list, with dead letters", time("/deletions?state=DEAD_LETTERS"));
    timings.put("history by uid", time("/deletion-records?uid=" + SeededHistory.uid(middle, 3)));
    timings.put("history by name", time("/deletion-records?name=" + SeededHistory.name(middle, 3)));
    timings.put("totals", time("/deletion-totals"));
    timings.put("the dead", time("/dead-deletions"));
    timings.put("console, first view", time("/deletion-totals", "/deletions?limit=8"));
    return timings;
  }

  private static String requestId(int number) {
    return SeededHistory.batchId(number).replace("01900000-0000", "0193a1b2-0000");
  }

  /** Pages towards the middle, a few hundred batches at most: the cost of a page is what counts. */
  private String cursorAt(int middle) throws Exception {
    String cursor = "";
    for (int seen = 0; seen < Math.min(middle, 2_000); seen += 200) {
      Matcher next =
          CURSOR.matcher(
              get("/deletions?limit="
                      + Math.min(200, middle)
                      + (seen == 0 ? "" : "&cursor=" + cursor))
                  .body());
      if (next.find()) {
        cursor = next.group(1);
      }
    }
    return cursor;
  }

  private Timing time(String... paths) throws Exception {
    double[] milliseconds = new double[ROUNDS];
    for (int round = -WARM; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      for (String path : paths) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
      }
      if (round >= 0) {
        milliseconds[round] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    return new Timing(milliseconds[ROUNDS / 2], milliseconds[ROUNDS * 9 / 10]);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.resolve(DEVICE + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  /** In milliseconds. */
  private record Timing(double median, double nineOfTen) {

    @Override
    public String toString() {
      return "%.1f (%.1f)".formatted(median, nineOfTen);
    }
  }
}
