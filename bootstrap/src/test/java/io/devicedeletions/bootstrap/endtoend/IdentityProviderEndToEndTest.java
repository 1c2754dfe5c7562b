package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A packaged server whose issuer is down at its start, comes up, rotates its key and goes away. */
@Timeout(120)
class IdentityProviderEndToEndTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final IdentityProvider provider = new IdentityProvider();
  @TempDir Path folder;
  private ServerProcess server;

  @BeforeEach
  void start() {
    String data = folder.resolve("data").toString();
    ExecutableJar.run("tenant", "enable", "acme", "--data-dir", data);
    server =
        ServerProcess.start(
            "--data-dir", data, "--issuer", provider.issuer(), "--audience", TestTokens.AUDIENCE);
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  @Test
  void nobodyIsLetInOrTurnedAwayUntilThereAreKeys() throws Exception {
    String first = provider.token("acme");
    HttpResponse<String> answer = post(first);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(readiness()).isEqualTo(503);

    provider.comeUp();
    while (readiness() != 200) {
      Thread.sleep(100);
    }
    assertThat(post(first).statusCode()).isEqualTo(202);

    provider.rotate();
    assertThat(post(provider.token("acme")).statusCode())
        .as("the first request with the new key")
        .isEqualTo(202);
    assertThat(post(first).statusCode()).as("the withdrawn key").isEqualTo(401);

    provider.goAway();
    assertThat(post(provider.token("acme")).statusCode()).isEqualTo(202);
    assertThat(readiness()).isEqualTo(200);
    assertThat(server.standardError()).contains("second").doesNotContain(first);
  }

  private HttpResponse<String> post(String token) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.api().resolve(RawRequest.DELETIONS))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"devices\":[{\"uid\":\"123e4567-e89b-12d3-a456-426614174000\","
                        + "\"name\":\"LAPTOP-1\"}]}"))
            .build(),
        BodyHandlers.ofString());
  }

  private int readiness() throws IOException, InterruptedException {
    URI ready = server.management().resolve("/readyz");
    return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode();
  }
}
