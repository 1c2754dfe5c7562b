package io.devicedeletions.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRowTable;
import io.devicedeletions.bootstrap.endtoend.RawExchange.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM cuts off no request that was begun. */
class GracefulStopEndToEndTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  void a_request_in_flight_is_finished_and_a_new_one_is_refused() {
    try (ServerProcess server =
        ServerProcess.start(
            MainJobScenario.developmentServer("--data-dir", folder.resolve("data").toString()))) {
      byte[] request = request(new DevClient(server.api(), "acme").token());
      try (RawExchange begun = new RawExchange(server.api())) {
        begun.send(Arrays.copyOf(request, request.length - 5));
        assertThat(begun.receive(true).status()).isEqualTo(100);

        server.askToStop();
        awaitRefusal(server, request);
        assertThat(readiness(server)).isEqualTo(503);
        begun.send(Arrays.copyOfRange(request, request.length - 5, request.length));

        Answer answer = begun.receive(false);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(answer.body()).contains("\"scheduledCount\":1");
      }
      assertThat(server.await()).isEqualTo(TERMINATED);
    }
  }

  private static void awaitRefusal(ServerProcess server, byte[] request) {
    Answer answer;
    do {
      try (RawExchange late = new RawExchange(server.api())) {
        answer = late.send(request).receive(false);
      }
    } while (answer.status() != 503);
    assertThat(answer.header("retry-after")).isNotEqualTo("(none)");
    assertThat(answer.header("connection")).isEqualTo("close");
  }

  private static int readiness(ServerProcess server) {
    byte[] probe = "GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n".getBytes(US_ASCII);
    try (RawExchange management = new RawExchange(server.management())) {
      return management.send(probe).receive(false).status();
    }
  }

  /** The interim answer 100 tells when the request has been let in. */
  private static byte[] request(String token) {
    String body = "{\"devices\":[{\"uid\":\"" + ContractRowTable.UID + "\",\"name\":\"A\"}]}";
    return (ContractRow.REQUEST_LINE
            + "\r\nhost: localhost\r\ncontent-type: application/json\r\nexpect: 100-continue"
            + "\r\nauthorization: Bearer "
            + token
            + "\r\ncontent-length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }
}
