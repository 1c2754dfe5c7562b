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
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * Decides whether one of our keys signed a token. Keys come from {@link VerificationKeys} alone;
 * whatever keys or addresses a token carries are not even looked at. Stateless and thread-safe.
 */
final class SignatureCheck {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private SignatureCheck() {}

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

  /** Whether it is not said which of several keys is meant. */
  static boolean isAmbiguous(JWSHeader header, List<JWK> candidates) {
    return header.getKeyID() == null && candidates.size() > 1;
  }

  /** Which of the keys that the header can mean signed the token, if one did. */
  static Option<JWK> signer(SignedJWT token, List<JWK> candidates) {
    return isAmbiguous(token.getHeader(), candidates)
        ? Option.none()
        : Option.ofOptional(candidates.stream().filter(key -> isSignedBy(key, token)).findFirst());
  }

  private static boolean isSignedBy(JWK key, SignedJWT token) {
    try {
      return token.verify(verifier(key));
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
