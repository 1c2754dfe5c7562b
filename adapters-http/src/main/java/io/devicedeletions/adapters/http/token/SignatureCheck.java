package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Set;

/**
 * Decides whether one of our keys signed a token. Keys come from {@link VerificationKeys} alone;
 * whatever keys or addresses a token carries are not even looked at. Thread-safe.
 */
final class SignatureCheck {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  /** So many clients may have tokens of their own, for some hundreds of bytes each. */
  private static final int REMEMBERED = 4_096;

  private final ProvenSignatures proven = new ProvenSignatures(REMEMBERED);

  /** True for a header that asks for nothing unusual. */
  static boolean isAcceptable(JWSHeader header) {
    return ALGORITHMS.contains(header.getAlgorithm())
        && hasAcceptableType(header)
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  private static boolean hasAcceptableType(JWSHeader header) {
    JOSEObjectType type = header.getType();
    return type == null || type.equals(ACCESS_TOKEN) || type.equals(JOSEObjectType.JWT);
  }

  /** Which keys the header can mean. */
  static JWKSelector keysOf(JWSHeader header) {
    return new JWKSelector(JWKMatcher.forJWSHeader(header));
  }

  /** True if one of the keys that the header can mean signed the token. */
  boolean isSignedByOneOf(List<JWK> candidates, SignedJWT token) {
    boolean ambiguous = token.getHeader().getKeyID() == null && candidates.size() > 1;
    return !ambiguous
        && (proven.areBy(candidates, token)
            || candidates.stream().anyMatch(key -> isSignedBy(key, token)));
  }

  private boolean isSignedBy(JWK key, SignedJWT token) {
    try {
      boolean signed = token.verify(verifier(key));
      if (signed) {
        proven.add(key, token);
      }
      return signed;
    } catch (JOSEException unsuitableKey) {
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa);
    }
    return key instanceof ECKey elliptic
        ? new ECDSAVerifier(elliptic)
        : new EdwardsVerifier(key.toOctetKeyPair());
  }
}
