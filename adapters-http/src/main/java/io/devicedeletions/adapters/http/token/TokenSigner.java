package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;

/**
 * Signs tokens with ES256. Immutable and thread-safe.
 *
 * @param key a private key on P-256 with a key id
 */
record TokenSigner(ECKey key) {

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  /** A signer with a key that nobody had before; its key id is derived from it. */
  static TokenSigner withFreshKey() {
    try {
      return new TokenSigner(
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("this Java runtime has no P-256 keys", impossible);
    }
  }

  /** A token in its compact form. */
  String sign(TokenClaims claims, Instant now) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(ACCESS_TOKEN).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims.issuedAt(now));
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("this Java runtime cannot sign with ES256", impossible);
    }
    return token.serialize();
  }

  /** What others need to verify: never the private part. */
  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "TokenSigner[" + key.getKeyID() + "]";
  }
}
