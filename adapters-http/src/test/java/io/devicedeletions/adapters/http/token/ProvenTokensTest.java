package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of a token, and for how long. */
class ProvenTokensTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final JWK KEY = WORKSHOP.rsa.toPublicJWK();
  private static final JWK OTHER_KEY = WORKSHOP.elliptic.toPublicJWK();

  /** Room for two short ones. */
  private final ProvenTokens proven = new ProvenTokens(2 * 600);

  private static SignedToken signed(String subject) {
    return signed(subject, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build());
  }

  private static SignedToken signed(String subject, JWSHeader header) {
    return new SignedToken(header, KEY, new JWTClaimsSet.Builder().subject(subject).build());
  }

  @Test
  void aTextIsKnownAgain() {
    proven.add("head.a.signature", signed("a"));
    String again = new String("head.a.signature".toCharArray());
    assertThat(proven.find(again).get().claims().getSubject()).isEqualTo("a");
    assertThat(proven.find(again).get().signer()).isEqualTo(KEY);
  }

  @Test
  void nothingIsKnownOfAnotherText() {
    proven.add("head.a.signature", signed("a"));
    assertThat(proven.find("head.b.signature")).isEmpty();
    assertThat(proven.find("head.a.signaturf")).isEmpty();
    assertThat(proven.find("heae.a.signature")).isEmpty();
    assertThat(proven.find("head.a.signature ")).isEmpty();
    assertThat(proven.find("")).isEmpty();
  }

  @Test
  void aKeyThatMayNotSignAnyMoreProvesNothing() {
    assertThat(signed("a").isSignedByOneOf(List.of(OTHER_KEY, KEY))).isTrue();
    assertThat(signed("a").isSignedByOneOf(List.of(OTHER_KEY))).isFalse();
    assertThat(signed("a").isSignedByOneOf(List.of())).isFalse();
  }

  @Test
  void whoNamesNoKeyMeansTheOnlyOne() {
    SignedToken nameless = signed("a", new JWSHeader(JWSAlgorithm.RS256));
    assertThat(nameless.isSignedByOneOf(List.of(KEY))).isTrue();
    assertThat(nameless.isSignedByOneOf(List.of(OTHER_KEY, KEY))).isFalse();
  }

  @Test
  void theSameKeyReadAgainIsTheSame() throws ParseException {
    assertThat(signed("a").isSignedByOneOf(List.of(JWK.parse(KEY.toJSONString())))).isTrue();
  }

  @Test
  void whatWasNotAskedForLongestIsForgotten() {
    proven.add("a", signed("a"));
    proven.add("b", signed("b"));
    assertThat(proven.find("a")).isNotEmpty();
    proven.add("c", signed("c"));
    assertThat(proven.find("a")).isNotEmpty();
    assertThat(proven.find("b")).isEmpty();
    assertThat(proven.find("c")).isNotEmpty();
  }

  @Test
  void whoIsAddedAgainTakesNoMoreRoom() {
    proven.add("a", signed("a"));
    for (int times = 0; times < 10; times++) {
      proven.add("b", signed("b"));
    }
    assertThat(proven.find("a")).isNotEmpty();
  }

  @Test
  void longTextsTakeTheRoomOfSeveral() {
    proven.add("a", signed("a"));
    proven.add("b".repeat(400), signed("b"));
    assertThat(proven.find("a")).isEmpty();
    assertThat(proven.find("b".repeat(400))).isNotEmpty();
    proven.add("c".repeat(1_000), signed("c"));
    assertThat(proven.find("b".repeat(400))).isEmpty();
    assertThat(proven.find("c".repeat(1_000))).isEmpty();
    proven.add("a", signed("a"));
    assertThat(proven.find("a")).isNotEmpty();
  }
}
