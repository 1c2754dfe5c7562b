package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import java.util.List;

/**
 * The public keys with which tokens are verified. Implementations are thread-safe and may block;
 * they never fetch anything because a token says so.
 */
public interface VerificationKeys {

  /** False as long as there never was a single usable key: then nobody can be told yes or no. */
  boolean areKnown();

  /** The keys that fit; none for an unknown key id. */
  List<JWK> matching(JWKSelector selector);
}
