package io.devicedeletions.adapters.http.token;

import com.nimbusds.jwt.SignedJWT;
import io.vavr.collection.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at claims as they are spelled, where the library makes something else of them: a subject
 * that is a number becomes text, and an instant that is too far off for a count of milliseconds
 * comes round again as one of today. Stateless and thread-safe.
 */
final class SpelledClaims {

  private static final List<String> INSTANTS = List.of("exp", "iat", "nbf");

  /** In seconds; some thirty thousand years, and exact as a floating-point number too. */
  private static final double FARTHEST = 1e12;

  private SpelledClaims() {}

  /** True if nothing was made of the claims that they do not say. */
  static boolean areWhatTheySay(SignedJWT token) {
    @Nullable Map<String, Object> claims = token.getPayload().toJSONObject();
    return claims != null
        && claims.get("sub") instanceof String
        && INSTANTS.forAll(name -> isNear(claims.get(name)));
  }

  /** What is no number is left to the library, which refuses it. */
  private static boolean isNear(@Nullable Object instant) {
    return !(instant instanceof Number seconds) || Math.abs(seconds.doubleValue()) <= FARTHEST;
  }
}
