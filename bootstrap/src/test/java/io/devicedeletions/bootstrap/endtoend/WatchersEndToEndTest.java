package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.SampleDevices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What watching costs the database: the same for one as for five hundred. */
class WatchersEndToEndTest {

  private static final int MANY = 500;

  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Test
  void five_hundred_who_watch_a_batch_ask_the_database_no_more_often_than_one() throws Exception {
    String[] database = PostgresOptions.freshDatabase();
    try (ServerProcess server = serve(database);
        Watchers watchers = new Watchers(server.api())) {
      watchers.open(1);
      long ofOne = transactions(database);
      watchers.open(MANY - 1);
      long ofMany = transactions(database);

      System.out.printf(
          "transactions within %s: %d with one who watches, %d with %d%n",
          WINDOW, ofOne, ofMany, MANY);
      // Ten looks in ten seconds; what else a server asks in that time comes and goes.
      assertThat(ofOne).isGreaterThanOrEqualTo(5);
      assertThat(ofMany).isLessThan(ofOne + 10);
      watchers.assertThatAllAreOpen();
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

  /** How many the database counts in a while, the one that asks about it left out. */
  private static long transactions(String... database) throws Exception {
    // What came before is counted within a second.
    Thread.sleep(2_000);
    long before = committed(database);
    Thread.sleep(WINDOW.toMillis());
    return committed(database) - before;
  }

  /** Asked from another database, so that this is not counted itself. */
  private static long committed(String... database) throws SQLException {
    String url = database[1];
    String name = url.substring(url.lastIndexOf('/') + 1);
    try (Connection connection =
            DriverManager.getConnection(
                url.replace("/" + name, "/postgres"), database[3], database[5]);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT xact_commit FROM pg_stat_database WHERE datname = '" + name + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Streams of one batch, each on a connection of its own. */
  private static final class Watchers implements AutoCloseable {

    private final URI api;
    private final String token;
    private final String path;
    private final List<Socket> streams = new ArrayList<>();

    Watchers(URI api) {
      this.api = api;
      DevClient client = new DevClient(api, "acme");
      this.token = client.token();
      this.path =
          client
                  .schedule(List.of(new CsvDevice(SampleDevices.uid(1).toString(), "device-1")))
                  .headers()
                  .firstValue("Location")
                  .orElseThrow()
              + "/events";
    }

    void open(int number) throws IOException {
      for (int opened = 0; opened < number; opened++) {
        Socket socket = new Socket(api.getHost(), api.getPort());
        streams.add(socket);
        String head =
            "GET %s HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer %s\r\n\r\n"
                .formatted(path, token);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        awaitFirstEvent(socket);
      }
    }

    private static void awaitFirstEvent(Socket socket) throws IOException {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String line = lines.readLine();
      assertThat(line).startsWith("HTTP/1.1 200");
      while (line != null && !line.startsWith("data:")) {
        line = lines.readLine();
      }
      assertThat(line).contains("\"state\":\"WAITING\"");
    }

    void assertThatAllAreOpen() throws IOException {
      for (Socket stream : streams) {
        while (stream.getInputStream().available() > 0) {
          assertThat(stream.getInputStream().read()).isNotNegative();
        }
        assertThat(stream.isConnected()).isTrue();
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket stream : streams) {
        stream.close();
      }
    }
  }
}
