package io.devicedeletions.bootstrap.endtoend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** An issuer of tokens on loopback that says where its keys are, and can be away. */
final class IdentityProvider implements AutoCloseable {

  private static final String REALM = "/realms/test";

  private final HttpServer server;
  private ECKey key = key("first");
  private volatile boolean away = true;

  IdentityProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    server.createContext(
        REALM + "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer(), issuer())));
    server.createContext(
        REALM + "/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException failed) {
      throw new AssertionError(failed);
    }
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(away ? 502 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
  }

  void comeUp() {
    away = false;
  }

  void goAway() {
    away = true;
  }

  /** Signs with another key from now on, the only one that it publishes. */
  void rotate() {
    key = key("second");
  }

  String token(String tenant) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(TestTokens.AUDIENCE)
            .subject("client")
            .claim("tenant", tenant)
            .claim("scope", TestTokens.SCOPE)
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException failed) {
      throw new AssertionError(failed);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
