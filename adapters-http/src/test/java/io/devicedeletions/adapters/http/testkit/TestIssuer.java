package io.devicedeletions.adapters.http.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.devicedeletions.adapters.http.ApiSettings;
import io.devicedeletions.adapters.http.token.TokenPolicy;
import io.devicedeletions.adapters.http.token.VerificationKeys;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Issues tokens that say whatever a test wants, and can lose its keys. */
public final class TestIssuer implements VerificationKeys {

  /** Which tokens are good. */
  public static final TokenPolicy POLICY =
      new TokenPolicy("https://issuer.test", "device-deletions", "tenant");

  private final ECKey key = freshKey();
  private volatile JWKSet published = new JWKSet(key.toPublicJWK());

  private static ECKey freshKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("test-key").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean areKnown() {
    return !published.isEmpty();
  }

  @Override
  public Option<List<JWK>> matching(JWKSelector selector) {
    return Option.when(areKnown(), () -> selector.select(published));
  }

  /** Forgets the public keys. */
  public void loseKeys() {
    published = new JWKSet();
  }

  /** A good token of a tenant. */
  public String token(String tenant) {
    return token(claims -> claims.claim("tenant", tenant));
  }

  /** A token that is good but for what the test changes. */
  public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(POLICY.issuer())
            .audience(POLICY.audience())
            .subject("tester")
            .claim("tenant", "acme")
            .claim("scope", ApiSettings.PUBLISHED_SCOPE)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            change.apply(claims).build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }
}
