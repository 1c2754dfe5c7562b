package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.TokenWorkshop.NOW;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWith;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWithout;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good tokens, and what is learnt from them. */
class BearerTokensTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();

  private static Caller caller(String token) {
    return WORKSHOP.verify(token).get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"RS256\",\"kid\":\"rsa\"}",
        "{\"alg\":\"PS256\",\"kid\":\"rsa\"}",
        "{\"alg\":\"ES256\",\"kid\":\"ec\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"ed\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"ES256\",\"kid\":\"ec\",\"typ\":\"at+jwt\"}",
        "{\"alg\":\"ES256\",\"kid\":\"ec\",\"typ\":\"JWT\"}"
      })
  void knowsTheHolderOfAGoodToken(String header) {
    assertThat(caller(WORKSHOP.token(header, claims())))
        .isEqualTo(
            new Caller(
                new Requester("client"),
                Option.some(new TenantId("acme")),
                HashSet.of("one", "two")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
  void takesTheSchemeInAnyCase(String scheme) {
    String token = WORKSHOP.token(claims());
    assertThat(WORKSHOP.verifier().verify(List.of(scheme + token)).isRight()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Negotiate", "Bearerx y"})
  void seesWhereNoTokenWasSent(String field) {
    assertThat(WORKSHOP.verifier().verify(List.of(field)))
        .isEqualTo(Either.left(TokenRefusal.MISSING));
    assertThat(WORKSHOP.verifier().verify(List.of())).isEqualTo(Either.left(TokenRefusal.MISSING));
  }

  @Test
  void cannotDecideWithoutKeys() {
    BearerTokens keyless = TokenWorkshop.verifier(new TokenWorkshop.Known(new JWKSet()));
    assertThat(keyless.verify(List.of("Bearer " + WORKSHOP.token(claims()))))
        .isEqualTo(Either.left(TokenRefusal.UNDECIDABLE));
    assertThat(keyless.verify(List.of("Bearer x"))).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @Test
  void allowsForClocksThatDiffer() {
    long now = NOW.getEpochSecond();
    assertThat(caller(WORKSHOP.token(claimsWith("exp", "" + (now - 29))))).isNotNull();
    assertThat(caller(WORKSHOP.token(claimsWith("iat", "" + (now + 30))))).isNotNull();
    assertThat(caller(WORKSHOP.token(claimsWith("nbf", "" + (now + 30))))).isNotNull();
    assertThat(caller(WORKSHOP.token(claimsWith("exp", "" + (now + 86_400))))).isNotNull();
    assertThat(caller(WORKSHOP.token(claimsWithout("iat")))).isNotNull();
  }

  @Test
  void takesOneAudienceOfSeveral() {
    assertThat(caller(WORKSHOP.token(claimsWith("aud", "[\"x\",\"deletions\"]")))).isNotNull();
  }

  @Test
  void readsScopesFromEitherClaim() {
    assertThat(caller(WORKSHOP.token(claimsWith("scp", "[\"three\",\"one\"]"))).scopes())
        .isEqualTo(HashSet.of("one", "two", "three"));
    assertThat(caller(WORKSHOP.token(claimsWith("scp", "[7,true,null,[\"x\"]]"))).scopes())
        .isEqualTo(HashSet.of("one", "two"));
    assertThat(caller(WORKSHOP.token(claimsWith("scope", "[\"one\"]"))).scopes()).isEmpty();
    assertThat(caller(WORKSHOP.token(claimsWith("scope", "{\"one\":1}"))).scopes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \\u00a0\"", "7", "true", "[\"acme\"]", "{}"})
  void findsNoTenantWhereNoTextNamesOne(String tenant) {
    assertThat(caller(WORKSHOP.token(claimsWith("tenant", tenant))).tenant())
        .isEqualTo(Option.none());
    assertThat(caller(WORKSHOP.token(claimsWithout("tenant"))).tenant()).isEqualTo(Option.none());
  }

  @Test
  void aTokenThatWasGoodEndsAllTheSame() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    BearerTokens tokens = new BearerTokens(TokenWorkshop.POLICY, WORKSHOP.keys(), now::get);
    List<String> authorization = List.of("Bearer " + WORKSHOP.token(claims()));
    assertThat(tokens.verify(authorization).isRight()).isTrue();
    assertThat(tokens.verify(authorization).isRight()).isTrue();
    now.set(NOW.plusSeconds(3600));
    assertThat(tokens.verify(authorization)).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @Test
  void aTokenThatWasGoodIsRefusedOnceItsKeyIsGone() {
    AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet(WORKSHOP.rsa.toPublicJWK()));
    BearerTokens tokens = TokenWorkshop.verifier(new TokenWorkshop.Watched(keys::get));
    List<String> authorization =
        List.of("Bearer " + WORKSHOP.token("{\"alg\":\"RS256\"}", claims()));
    assertThat(tokens.verify(authorization).isRight()).isTrue();
    keys.set(
        new JWKSet(List.of(WORKSHOP.rsa.toPublicJWK(), new TokenWorkshop().rsa.toPublicJWK())));
    assertThat(tokens.verify(authorization))
        .as("which of two keys it means is not said")
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
    keys.set(new JWKSet(new TokenWorkshop().rsa.toPublicJWK()));
    assertThat(tokens.verify(authorization)).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @Test
  void aTokenThatWasGoodIsRefusedOnceItsKeyHasExpired() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    JWK expiring =
        new RSAKey.Builder(WORKSHOP.rsa.toPublicJWK())
            .expirationTime(Date.from(NOW.plusSeconds(60)))
            .build();
    TokenWorkshop.Known known = new TokenWorkshop.Known(new JWKSet(expiring));
    BearerTokens tokens = new BearerTokens(TokenWorkshop.POLICY, known, now::get);
    List<String> authorization = List.of("Bearer " + WORKSHOP.token(claims()));
    assertThat(tokens.verify(authorization).isRight()).isTrue();
    now.set(NOW.plusSeconds(61));
    assertThat(tokens.verify(authorization)).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @Test
  void aKeyThatIsPublishedAnewWithMoreSaidAboutItIsTheSame() {
    AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet(WORKSHOP.rsa.toPublicJWK()));
    BearerTokens tokens = TokenWorkshop.verifier(new TokenWorkshop.Watched(keys::get));
    List<String> authorization = List.of("Bearer " + WORKSHOP.token(claims()));
    assertThat(tokens.verify(authorization).isRight()).isTrue();
    keys.set(
        new JWKSet(
            new RSAKey.Builder(WORKSHOP.rsa.toPublicJWK()).keyUse(KeyUse.SIGNATURE).build()));
    assertThat(tokens.verify(authorization).isRight()).isTrue();
  }
}
