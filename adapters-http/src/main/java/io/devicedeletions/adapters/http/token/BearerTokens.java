package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Decides who is calling. A token is good if it has exactly one spelling, one of our keys signed it
 * with RS256, PS256, ES256 or EdDSA, and its claims are for us and for now. Thread-safe; may block
 * while keys are read.
 */
public final class BearerTokens {

  private final VerificationKeys keys;
  private final SignatureCheck signatures = new SignatureCheck();
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
    return CompactToken.in(authorization).flatMap(BearerTokens::parse).flatMap(this::verify);
  }

  private static Either<TokenRefusal, SignedJWT> parse(String compact) {
    return read(() -> SignedJWT.parse(compact))
        .filterOrElse(
            token -> SignatureCheck.isAcceptable(token.getHeader()),
            token -> TokenRefusal.UNUSABLE);
  }

  private Either<TokenRefusal, Caller> verify(SignedJWT token) {
    return keys.matching(SignatureCheck.keysOf(token.getHeader()))
        .toEither(TokenRefusal.UNDECIDABLE)
        .filterOrElse(
            candidates -> signatures.isSignedByOneOf(inUse(candidates), token),
            forged -> TokenRefusal.UNUSABLE)
        .filterOrElse(
            signed -> SpelledClaims.areWhatTheySay(token), signed -> TokenRefusal.UNUSABLE)
        .flatMap(signed -> read(token::getJWTClaimsSet))
        .filterOrElse(
            claims -> !ClaimRules.speaksOfALogin(token.getHeader().getType(), claims),
            claims -> TokenRefusal.UNUSABLE)
        .flatMap(this::holder);
  }

  /** A key that was replaced says itself until when it goes on. */
  private List<JWK> inUse(List<JWK> candidates) {
    return candidates.stream().filter(this::isInUse).toList();
  }

  private boolean isInUse(JWK key) {
    return key.getExpirationTime() == null
        || key.getExpirationTime().toInstant().isAfter(clock.instant());
  }

  private Either<TokenRefusal, Caller> holder(JWTClaimsSet claims) {
    return claimRules.caller(claims, clock.instant()).toEither(TokenRefusal.UNUSABLE);
  }

  /** Reads a part of a token, about which the library may throw anything: JSON's null does it. */
  private static <T> Either<TokenRefusal, T> read(Callable<T> part) {
    try {
      return Either.right(part.call());
    } catch (Exception unreadable) {
      return Either.left(TokenRefusal.UNUSABLE);
    }
  }
}
