package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys and tokens by command, for a server that has no identity provider. */
@Timeout(120)
class OfflineKeysEndToEndTest {

  private static final String ISSUER = "operator";
  private static final String AUDIENCE = "deletions";

  @TempDir Path folder;
  private String keys;

  @BeforeEach
  void init() {
    keys = folder.resolve("keys").toString();
    assertThat(ExecutableJar.run("keys", "init", "--dir", keys).exitStatus()).isZero();
  }

  @Test
  void are_made_once_for_their_owner_alone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(Path.of(keys, "private-key.json"))))
        .isEqualTo("rw-------");
    assertThat(ExecutableJar.run("keys", "init", "--dir", keys).exitStatus()).isEqualTo(1);
  }

  @Test
  void are_rotated_and_revoked_while_the_server_runs() throws InterruptedException {
    String data = folder.resolve("data").toString();
    ExecutableJar.run("tenant", "enable", "acme", "--data-dir", data);
    try (ServerProcess server =
        ServerProcess.start(
            "--data-dir",
            data,
            "--jwks-file",
            keys + "/jwks.json",
            "--audience",
            AUDIENCE,
            "--issuer",
            ISSUER)) {
      String first = token();
      assertThat(status(server, first)).as("a token opens the server").isEqualTo(400);

      assertThat(ExecutableJar.run("keys", "rotate", "--dir", keys).exitStatus()).isZero();
      String second = token();
      await(server, second, 400);
      assertThat(status(server, first)).as("it lives on").isEqualTo(400);

      ExecutableJar.run("keys", "rotate", "--dir", keys, "--revoke");
      await(server, second, 401);
      assertThat(status(server, first)).isEqualTo(401);
      assertThat(status(server, token())).isEqualTo(400);
    }
  }

  private String token() {
    return ExecutableJar.run(
            "token",
            "issue",
            "--dir",
            keys,
            "--tenant",
            "acme",
            "--audience",
            AUDIENCE,
            "--issuer",
            ISSUER)
        .out()
        .strip();
  }

  /** The file is read again when a second has passed. */
  private static void await(ServerProcess server, String token, int status)
      throws InterruptedException {
    while (status(server, token) != status) {
      Thread.sleep(100);
    }
  }

  /** Whoever is let in is told 400, as the request names no device. */
  private static int status(ServerProcess server, String token) {
    String head =
        ContractRow.REQUEST_LINE
            + "\r\nhost: localhost\r\ncontent-type: application/json\r\nauthorization: Bearer "
            + token
            + "\r\ncontent-length: 2\r\n\r\n{}";
    try (RawExchange exchange = new RawExchange(server.api())) {
      return exchange.send(head.getBytes(StandardCharsets.US_ASCII)).receive(false).status();
    }
  }
}
