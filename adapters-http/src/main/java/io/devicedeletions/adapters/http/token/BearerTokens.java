package io.devicedeletions.adapters.http.token;

import com.nimbusds.jwt.SignedJWT;
import io.vavr.control.Either;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;

/**
 * Decides who is calling. A token is good if it has exactly one spelling, one of our keys signed it
 * with RS256, PS256, ES256 or EdDSA, and its claims are for us and for now. Thread-safe; may block
 * while keys are read.
 */
public final class BearerTokens {

  private final VerificationKeys keys;
  private final ClaimRules claimRules;
  private final InstantSource clock;

  /**
   * Prepares to verify.
   *
   * @param policy which tokens are meant for us
   * @param keys by whom they may be signed
   * @param clock what time it is
   */
  public BearerTokens(TokenPolicy policy, VerificationKeys keys, InstantSource clock) {
    this.keys = keys;
    this.claimRules = new ClaimRules(policy);
    this.clock = clock;
  }

  /**
   * The holder of the token in a request, or why there is none.
   *
   * @param authorization every {@code Authorization} field of the request
   */
  public Either<TokenRefusal, Caller> verify(List<String> authorization) {
    return CompactToken.in(authorization).flatMap(this::parse).flatMap(this::verify);
  }

  private Either<TokenRefusal, SignedJWT> parse(String compact) {
    try {
      SignedJWT token = SignedJWT.parse(compact);
      return SignatureCheck.isAcceptable(token.getHeader())
          ? Either.right(token)
          : Either.left(TokenRefusal.UNUSABLE);
    } catch (ParseException notAToken) {
      return Either.left(TokenRefusal.UNUSABLE);
    }
  }

  private Either<TokenRefusal, Caller> verify(SignedJWT token) {
    if (!keys.areKnown()) {
      return Either.left(TokenRefusal.UNDECIDABLE);
    }
    return SignatureCheck.isSignedByOneOf(keys, token)
        ? holder(token)
        : Either.left(TokenRefusal.UNUSABLE);
  }

  private Either<TokenRefusal, Caller> holder(SignedJWT token) {
    try {
      return claimRules
          .caller(token.getJWTClaimsSet(), clock.instant())
          .toEither(TokenRefusal.UNUSABLE);
    } catch (ParseException unreadableClaims) {
      return Either.left(TokenRefusal.UNUSABLE);
    }
  }
}
