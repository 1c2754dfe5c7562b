package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import io.vavr.control.Option;
import java.util.List;

/**
 * The public keys with which tokens are verified. Implementations are thread-safe and may block for
 * a bounded time; they never fetch anything from where a token says.
 */
public interface VerificationKeys {

  /** False as long as no usable key is known: then nobody can be told yes or no. */
  boolean areKnown();

  /**
   * The keys that fit, an empty list if it is sure that there are none; none if that cannot be told
   * at the moment.
   */
  Option<List<JWK>> matching(JWKSelector selector);
}
