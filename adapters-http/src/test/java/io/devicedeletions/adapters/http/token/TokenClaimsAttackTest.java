package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.TokenWorkshop.NOW;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWith;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWithout;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.vavr.control.Either;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens with a good signature that are not for us, not for now, or for nobody. */
class TokenClaimsAttackTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final long SECONDS = NOW.getEpochSecond();
  private static final String ACCESS_TOKEN =
      "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"at+jwt\"}";

  private static void assertRefused(String token) {
    assertThat(WORKSHOP.verify(token)).as(token).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"2026-11-24T12:05:00Z\"",
        "1e30",
        "1e400",
        "-1",
        "0",
        "true",
        "[1795521900]",
        "1795521900000",
        // in milliseconds, these come round again to five minutes from now
        "18446745869231451",
        "-18446742278187651"
      })
  void badExpiries(String expiry) {
    assertRefused(WORKSHOP.token(claimsWith("exp", expiry)));
  }

  @Test
  void badTimes() {
    assertRefused(WORKSHOP.token(claimsWithout("exp")));
    assertRefused(WORKSHOP.token(claimsWith("exp", "" + (SECONDS - 30))));
    assertRefused(WORKSHOP.token(claimsWith("exp", "" + (SECONDS + 86_400 + 31))));
    assertRefused(WORKSHOP.token(claimsWith("iat", "" + (SECONDS + 31))));
    assertRefused(WORKSHOP.token(claimsWith("nbf", "" + (SECONDS + 31))));
    assertRefused(WORKSHOP.token(claimsWith("iat", "\"now\"")));
    assertRefused(WORKSHOP.token(claimsWith("iat", "9223372036854776")));
    assertRefused(WORKSHOP.token(claimsWith("nbf", "9223372036854776")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "\"\"",
        "\"deletion\"",
        "\"deletions2\"",
        "\"Deletions\"",
        "[\"x\"]",
        "7",
        "{}"
      })
  void badAudiences(String audience) {
    assertRefused(WORKSHOP.token(claimsWith("aud", audience)));
    assertRefused(WORKSHOP.token(claimsWithout("aud")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"https://issuer.test/\"",
        "\"https://ISSUER.test\"",
        "[\"x\"]",
        "7"
      })
  void badIssuers(String issuer) {
    assertRefused(WORKSHOP.token(claimsWith("iss", issuer)));
    assertRefused(WORKSHOP.token(claimsWithout("iss")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "7", "\"\"", "\"a b\"", "\"a\\u0000\"", "\"\u00e4\"", "[\"x\"]", "{}"})
  void badSubjects(String subject) {
    assertRefused(WORKSHOP.token(claimsWith("sub", subject)));
    assertRefused(WORKSHOP.token(claimsWithout("sub")));
    assertRefused(WORKSHOP.token(claimsWith("sub", "\"" + "s".repeat(129) + "\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a b\"", "\"acme\\u0000\"", "\"acme/../globex\"", "\"acme\\n\"", "\"\u00e4\""})
  void badTenants(String tenant) {
    assertRefused(WORKSHOP.token(claimsWith("tenant", tenant)));
  }

  @Test
  void claimsThatAreNoObjectOrHaveAMemberTwice() {
    assertRefused(WORKSHOP.token("[]"));
    assertRefused(WORKSHOP.token("7"));
    assertRefused(WORKSHOP.token("null"));
    assertRefused(WORKSHOP.token("{"));
    assertRefused(WORKSHOP.token(claims().replace("{", "{\"tenant\":\"globex\",")));
    assertRefused(WORKSHOP.token("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)));
  }

  @Test
  void anIdTokenInsteadOfAPermission() {
    String jwt = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"JWT\"}";
    assertRefused(WORKSHOP.token(jwt, claimsWith("at_hash", "\"x\"")));
    for (String member : List.of("nonce", "at_hash")) {
      String claims = claimsWith(member, "\"x\"");
      assertRefused(WORKSHOP.token(claims));
      assertThat(WORKSHOP.verify(WORKSHOP.token(ACCESS_TOKEN, claims)).isRight()).isTrue();
    }
  }

  @Test
  void aKeyThatIsOver() throws ParseException {
    for (long end : List.of(SECONDS, SECONDS + 1)) {
      JWKSet set =
          JWKSet.parse(
              new JWKSet(WORKSHOP.rsa.toPublicJWK())
                  .toString()
                  .replace("\"kid\"", "\"exp\":" + end + ",\"kid\""));
      assertThat(
              TokenWorkshop.verifier(new TokenWorkshop.Known(set))
                  .verify(List.of("Bearer " + WORKSHOP.token(claims())))
                  .isRight())
          .isEqualTo(end > SECONDS);
    }
  }
}
