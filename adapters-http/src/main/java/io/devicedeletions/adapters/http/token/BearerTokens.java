package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
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

  /** In characters; some thousands of tokens, which take about four times as many bytes. */
  private static final long REMEMBERED = 4L * 1024 * 1024;

  private final VerificationKeys keys;
  private final ProvenTokens proven = new ProvenTokens(REMEMBERED);
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
    return CompactToken.in(authorization).flatMap(this::signed).flatMap(this::holder);
  }

  private Either<TokenRefusal, SignedToken> signed(String compact) {
    return proven
        .find(compact)
        .fold(
            () ->
                read(compact)
                    .flatMap(
                        token -> candidates(token.getHeader()).flatMap(may -> prove(token, may))),
            known -> candidates(known.header()).flatMap(may -> stillSigned(known, compact, may)));
  }

  /** The same key may be published anew with more or less said about it. */
  private Either<TokenRefusal, SignedToken> stillSigned(
      SignedToken known, String compact, List<JWK> candidates) {
    return known.isSignedByOneOf(candidates)
        ? Either.right(known)
        : read(compact).flatMap(token -> prove(token, candidates));
  }

  private Either<TokenRefusal, List<JWK>> candidates(JWSHeader header) {
    return keys.matching(SignatureCheck.keysOf(header))
        .map(this::inUse)
        .toEither(TokenRefusal.UNDECIDABLE);
  }

  private static Either<TokenRefusal, SignedJWT> read(String compact) {
    return Either.<TokenRefusal, String>right(compact)
        .filterOrElse(CompactToken::isTheOneSpelling, text -> TokenRefusal.UNUSABLE)
        .flatMap(text -> readPart(() -> SignedJWT.parse(text)))
        .filterOrElse(
            token -> SignatureCheck.isAcceptable(token.getHeader()),
            token -> TokenRefusal.UNUSABLE);
  }

  private Either<TokenRefusal, SignedToken> prove(SignedJWT token, List<JWK> candidates) {
    return SignatureCheck.signer(token, candidates)
        .toEither(TokenRefusal.UNUSABLE)
        .filterOrElse(
            signer -> SpelledClaims.areWhatTheySay(token), signer -> TokenRefusal.UNUSABLE)
        .flatMap(signer -> readPart(() -> SignedToken.of(token, signer)))
        .filterOrElse(
            signed -> !ClaimRules.speaksOfALogin(signed.header().getType(), signed.claims()),
            signed -> TokenRefusal.UNUSABLE)
        .peek(signed -> proven.add(token.serialize(), signed));
  }

  /** A key that was replaced says itself until when it goes on. */
  private List<JWK> inUse(List<JWK> candidates) {
    return candidates.stream().filter(this::isInUse).toList();
  }

  private boolean isInUse(JWK key) {
    return key.getExpirationTime() == null
        || key.getExpirationTime().toInstant().isAfter(clock.instant());
  }

  private Either<TokenRefusal, Caller> holder(SignedToken token) {
    return claimRules.caller(token.claims(), clock.instant()).toEither(TokenRefusal.UNUSABLE);
  }

  /** Reads a part of a token, about which the library may throw anything: JSON's null does it. */
  private static <T> Either<TokenRefusal, T> readPart(Callable<T> part) {
    try {
      return Either.right(part.call());
    } catch (Exception unreadable) {
      return Either.left(TokenRefusal.UNUSABLE);
    }
  }
}
