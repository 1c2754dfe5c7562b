package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of a token, and for how long. */
class ProvenSignaturesTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final JWK KEY = WORKSHOP.rsa.toPublicJWK();
  private static final JWK OTHER_KEY = WORKSHOP.elliptic.toPublicJWK();

  private final ProvenSignatures proven = new ProvenSignatures(2);

  private static SignedJWT token(String subject) {
    return parsed(WORKSHOP.token(TokenWorkshop.claimsWith("sub", "\"" + subject + "\"")));
  }

  private static SignedJWT parsed(String compact) {
    try {
      return SignedJWT.parse(compact);
    } catch (ParseException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private boolean isProven(SignedJWT token) {
    return proven.areBy(List.of(OTHER_KEY, KEY), token);
  }

  @Test
  void aTokenIsKnownAgainHoweverOftenItIsParsed() {
    SignedJWT token = token("a");
    proven.add(KEY, token);
    assertThat(isProven(parsed(token.serialize()))).isTrue();
  }

  @Test
  void nothingIsKnownOfAnotherToken() {
    SignedJWT token = token("a");
    proven.add(KEY, token);
    String[] parts = token.serialize().split("\\.", -1);
    String[] others = token("b").serialize().split("\\.", -1);
    assertThat(isProven(token("b"))).isFalse();
    assertThat(isProven(parsed(parts[0] + "." + others[1] + "." + parts[2]))).isFalse();
    assertThat(isProven(parsed(parts[0] + "." + parts[1] + "." + others[2]))).isFalse();
  }

  @Test
  void aKeyThatMayNotSignAnyMoreProvesNothing() {
    SignedJWT token = token("a");
    proven.add(KEY, token);
    assertThat(proven.areBy(List.of(OTHER_KEY), token)).isFalse();
    assertThat(proven.areBy(List.of(), token)).isFalse();
  }

  @Test
  void theSameKeyReadAgainIsTheSame() throws ParseException {
    SignedJWT token = token("a");
    proven.add(KEY, token);
    assertThat(proven.areBy(List.of(JWK.parse(KEY.toJSONString())), token)).isTrue();
  }

  @Test
  void thoseThatWereNotAskedForLongestAreForgotten() {
    proven.add(KEY, token("a"));
    proven.add(KEY, token("b"));
    assertThat(isProven(token("a"))).isTrue();
    proven.add(KEY, token("c"));
    assertThat(isProven(token("a"))).isTrue();
    assertThat(isProven(token("b"))).isFalse();
    assertThat(isProven(token("c"))).isTrue();
  }
}
