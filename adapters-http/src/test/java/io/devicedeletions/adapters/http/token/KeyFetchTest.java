package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.KeyServer.KEYS;
import static io.devicedeletions.adapters.http.token.KeyServer.METADATA;
import static io.devicedeletions.adapters.http.token.KeyServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that tells where its keys are. */
class KeyFetchTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();

  private final KeyServer server = new KeyServer();
  private final KeyFetch fetch =
      new KeyFetch(KeyAddress.ofIssuer(server.issuer()), new DocumentFetch());

  @AfterEach
  void close() {
    server.close();
  }

  private void describe(String json) {
    server.metadata(exchange -> send(exchange, 200, json.replace("ISSUER", server.issuer())));
  }

  @Test
  void isAskedFirstAndThenItsKeys() throws IOException {
    describe("{\"issuer\":\"ISSUER\",\"jwks_uri\":\"ISSUER/keys\",\"other\":[1,{}]}");
    server.publish(WORKSHOP.rsa);
    assertThat(fetch.fetch().getKeys()).hasSize(1);
    assertThat(server.asked()).containsExactly(METADATA, KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>",
        "{\"issuer\":\"ISSUER/\",\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"issuer\":\"https://other.test\",\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"issuer\":[\"ISSUER\"],\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"issuer\":null,\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"jwks_uri\":\"ISSUER/keys\"}",
        "{\"issuer\":\"ISSUER\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":null}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"/keys\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://keys.test/keys\"}"
      })
  void isNotBelievedEverything(String metadata) {
    describe(metadata);
    server.publish(WORKSHOP.rsa);
    assertThatExceptionOfType(IOException.class).isThrownBy(fetch::fetch);
    assertThat(server.asked()).containsExactly(METADATA);
  }
}
