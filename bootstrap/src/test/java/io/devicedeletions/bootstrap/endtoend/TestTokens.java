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
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Tokens of an issuer that can also go wrong, by the names that the table gives them. */
public final class TestTokens {

  public static final String ISSUER = "https://issuer.test";
  public static final String AUDIENCE = "device-deletions-test";
  public static final String SCOPE = "nx_dataplatform_device_deletion_api";

  private final ECKey key = key();
  private final ECKey foreignKey = key();

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
    } catch (JOSEException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Writes the public keys down for a server. */
  public void writeKeySet(Path file) {
    try {
      Files.writeString(file, new JWKSet(key).toPublicJWKSet().toString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** A token that lets a tenant's caller in. */
  public String good(String tenant) {
    return sign(key, claims().claim("tenant", tenant));
  }

  /**
   * A token of somebody at acme.
   *
   * @param left how long it is still good by its own account; negative if that time is over
   */
  public String of(String subject, String scope, Duration left) {
    return sign(
        key,
        claims()
            .subject(subject)
            .claim("scope", scope)
            .expirationTime(Date.from(Instant.now().plus(left))));
  }

  String named(String name) {
    return switch (name) {
      case "good" -> good("acme");
      case "expired" -> sign(key, expired(claims()));
      case "expired-without-scope" -> sign(key, expired(claims()).claim("scope", null));
      case "wrong-issuer" -> sign(key, claims().issuer("https://other.test"));
      case "wrong-audience" -> sign(key, claims().audience("another-service"));
      case "unsigned" -> new PlainJWT(claims().build()).serialize();
      case "foreign-key" -> sign(foreignKey, claims());
      case "odd-tenant" -> sign(key, claims().claim("tenant", "acme' OR '1'='1"));
      case "without-scope" -> sign(key, claims().claim("scope", "something_else"));
      case "without-scope-and-tenant" ->
          sign(key, claims().claim("scope", null).claim("tenant", null));
      case "without-tenant" -> sign(key, claims().claim("tenant", null));
      case "blank-tenant" -> sign(key, claims().claim("tenant", " \u00a0"));
      case "numeric-tenant" -> sign(key, claims().claim("tenant", 7));
      case "unknown-tenant" -> good("nobody");
      case "disabled-tenant" -> good("sleeper");
      case "crowded-tenant" -> good("crowded");
      default -> throw new AssertionError("no token is called " + name);
    };
  }

  private static JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("operator")
        .claim("scope", SCOPE)
        .claim("tenant", "acme")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(15))));
  }

  private static JWTClaimsSet.Builder expired(JWTClaimsSet.Builder claims) {
    return claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))));
  }

  private static String sign(ECKey key, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
              claims.build());
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException failed) {
      throw new AssertionError(failed);
    }
  }
}
