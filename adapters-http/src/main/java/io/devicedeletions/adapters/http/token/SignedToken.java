package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;

/**
 * What a token says and which key signed it, none of which changes with time. Immutable.
 *
 * @param header says which keys may have signed it
 * @param signer the one that has
 * @param claims what it says, whether that is for us and for now or not
 */
record SignedToken(JWSHeader header, JWK signer, JWTClaimsSet claims) {

  /**
   * What a token says.
   *
   * @throws ParseException if its claims cannot be read
   */
  static SignedToken of(SignedJWT token, JWK signer) throws ParseException {
    return new SignedToken(token.getHeader(), signer, token.getJWTClaimsSet());
  }

  /** Whether the key that signed it is the one that the header means, of those that may sign. */
  boolean isSignedByOneOf(List<JWK> candidates) {
    return !SignatureCheck.isAmbiguous(header, candidates) && candidates.contains(signer);
  }
}
