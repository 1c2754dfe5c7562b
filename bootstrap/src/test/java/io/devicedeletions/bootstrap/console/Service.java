package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import io.devicedeletions.bootstrap.endtoend.DevClient;
import io.devicedeletions.bootstrap.endtoend.ServerProcess;
import io.devicedeletions.bootstrap.endtoend.StoreCommands;
import io.devicedeletions.bootstrap.endtoend.TestTokens;
import io.devicedeletions.bootstrap.leaks.Transcript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A server on an embedded database of its own, and what others do to it beside the console. */
final class Service implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final StoreCommands store;
  private final ServerProcess server;

  private Service(StoreCommands store, ServerProcess server) {
    this.store = store;
    this.server = server;
  }

  /** One that issues tokens itself. */
  static Service inDevelopment(Path folder, String... options) {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    return new Service(store, store.serve(options));
  }

  /** One that takes another's tokens, and knows acme. A command would take a second. */
  static Service trusting(TestTokens issuer, Path folder, String... options) {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    ServerProcess server = store.serveFor(issuer, folder.resolve("keys.json"), options);
    store.sql("INSERT INTO tenant (id, deletion_enabled) VALUES ('acme', 1)");
    return new Service(store, server);
  }

  /** A place in the console: {@code "/batches"}. */
  URI console(String place) {
    return server.api().resolve("/console#" + place);
  }

  URI api() {
    return server.api();
  }

  String log() {
    return server.standardError();
  }

  StoreCommands store() {
    return store;
  }

  String developmentToken(String tenant) {
    return new DevClient(server.api(), tenant).token();
  }

  /** Adds devices to acme's inventory. */
  void register(List<CsvDevice> devices) {
    store.sql(
        "INSERT INTO device (tenant, uid, name, attributes, registered_at, last_seen_at) VALUES "
            + devices.stream()
                .map(
                    device ->
                        "('acme', '%s', '%s', '{\"model\":\"X1\",\"site\":\"Berne, HQ\"}', 0, 0)"
                            .formatted(device.uid(), device.name().replace("'", "''")))
                .collect(Collectors.joining(",")));
  }

  /** Stops and resumes acme's removals; a worker hears of it within a second. */
  void pause(boolean paused) {
    store.sql("UPDATE tenant SET paused = " + (paused ? 1 : 0) + " WHERE id = 'acme'");
  }

  /**
   * Schedules a batch.
   *
   * @param fields names and values of more header fields
   * @return its id
   */
  String schedule(String token, List<CsvDevice> devices, String... fields) {
    HttpRequest.Builder request = post(token, RawRequest.DELETIONS, body(devices));
    if (fields.length > 0) {
      request.headers(fields);
    }
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
  }

  /** Gives up the one line of a batch, as if the engine had. */
  void giveUp(String batch) {
    store.sql(
        "INSERT INTO deletion_dead (tenant, batch_id, line, attempts, error_class, last_error,"
            + " dead_at) VALUES ('acme', '"
            + batch
            + "', 0, 1, 'E', 'on loan', 1)");
    store.sql("DELETE FROM deletion_work WHERE batch_id = '" + batch + "'");
  }

  /** Cancels what is pending of a batch. */
  void cancel(String token, String batch) {
    done(post(token, RawRequest.DELETIONS + "/" + batch + "/cancellation", ""));
  }

  /** Requeues one line. */
  void requeue(String token, String batch, int line) {
    done(
        post(
            token,
            "/api/v1/data-management/device/dead-deletions/requeue",
            "{\"devices\":[{\"batchId\":\"%s\",\"line\":%d}]}".formatted(batch, line)));
  }

  private static void done(HttpRequest.Builder request) {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private HttpRequest.Builder post(String token, String path, String body) {
    return HttpRequest.newBuilder(server.api().resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static String body(List<CsvDevice> devices) {
    return devices.stream()
        .map(
            device ->
                "{\"uid\":\"%s\",\"name\":\"%s\"}"
                    .formatted(
                        device.uid(),
                        new String(JsonStringEncoder.getInstance().quoteAsString(device.name()))))
        .collect(Collectors.joining(",", "{\"devices\":[", "]}"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 202) {
        Transcript.keep(answer);
      }
      return answer;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
