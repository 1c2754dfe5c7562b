package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other ways to write a good token; only one is taken. */
class TokenSpellingAttackTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();

  private static void assertRefused(String token) {
    assertThat(WORKSHOP.verify(token)).as(token).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @Test
  void otherSpellingsOfAGoodToken() {
    String good = WORKSHOP.token(claims());
    assertThat(WORKSHOP.verify(good).isRight()).isTrue();
    assertRefused(good + "=");
    assertRefused(good + "==");
    assertRefused(good + "\n");
    assertRefused(good + " ");
    assertRefused(good + ".");
    assertRefused(good + ".x");
    assertRefused("." + good);
    assertRefused(good.substring(0, good.lastIndexOf('.')));
    assertRefused(good.replace('.', ','));
    assertRefused(good.replaceFirst("\\.", ".!"));
    assertRefused("{\"payload\":\"x\"}");
    assertRefused(" ");
  }

  @Test
  void trailingBitsThatDecodeToNothing() {
    String good = WORKSHOP.token(claims());
    // A signature of 256 bytes leaves four bits of its last character unused.
    char last = good.charAt(good.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char other = alphabet.charAt(alphabet.indexOf(last) + 1);
    assertRefused(good.substring(0, good.length() - 1) + other);
  }

  @Test
  void aTokenThatIsTooLong() {
    String padding = "\"" + "x".repeat(8000) + "\"";
    assertRefused(WORKSHOP.token(claimsWith("padding", padding)));
  }

  @Test
  void twoHeaderFields() {
    String field = "Bearer " + WORKSHOP.token(claims());
    assertThat(WORKSHOP.verifier().verify(List.of(field, field)))
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
    assertThat(WORKSHOP.verifier().verify(List.of(field + ", " + field)))
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }
}
