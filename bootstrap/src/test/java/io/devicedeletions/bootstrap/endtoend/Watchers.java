package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.SampleDevices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Streams of one batch, each on a connection of its own. */
final class Watchers implements AutoCloseable {

  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final URI api;
  private final String token;
  private final String batch;
  private final List<Watcher> watchers = new ArrayList<>();

  private record Watcher(Socket socket, BufferedReader lines) {

    String nextData() throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith("data:")) {
        line = lines.readLine();
      }
      return String.valueOf(line);
    }
  }

  /** Nobody watches as yet; a batch is there that rests. */
  Watchers(URI api) {
    this.api = api;
    DevClient client = new DevClient(api, "acme");
    this.token = client.token();
    this.batch =
        client
            .schedule(List.of(new CsvDevice(SampleDevices.uid(1).toString(), "device-1")))
            .headers()
            .firstValue("Location")
            .orElseThrow();
  }

  void open(int number) throws IOException {
    for (int opened = 0; opened < number; opened++) {
      Socket socket = new Socket(api.getHost(), api.getPort());
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      Watcher watcher =
          new Watcher(
              socket,
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
      watchers.add(watcher);
      String head =
          "GET %s/events HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer %s\r\n\r\n"
              .formatted(batch, token);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(watcher.lines().readLine()).startsWith("HTTP/1.1 200");
      assertThat(watcher.nextData()).contains("\"state\":\"WAITING\"");
    }
  }

  void cancel() throws IOException, InterruptedException {
    int status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(api.resolve(batch + "/cancellation"))
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.noBody())
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(200);
  }

  void assertThatAllHearTheEnd() throws IOException {
    for (Watcher watcher : watchers) {
      assertThat(watcher.nextData()).contains("\"state\":\"FINISHED\"");
      assertThat(watcher.nextData()).isEqualTo("data:{}");
    }
  }

  @Override
  public void close() throws IOException {
    for (Watcher watcher : watchers) {
      watcher.socket().close();
    }
  }
}
