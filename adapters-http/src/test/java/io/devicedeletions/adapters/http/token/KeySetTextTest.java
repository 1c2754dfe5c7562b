package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys of a set are good for verifying. */
class KeySetTextTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final String GOOD = WORKSHOP.elliptic.toPublicJWK().toJSONString();

  private static List<String> keyIds(String text) throws ParseException {
    return KeySetText.read(text).getKeys().stream().map(JWK::getKeyID).toList();
  }

  private static String withGoodOne(String other) {
    return "{\"keys\":[" + other + "," + GOOD + "]}";
  }

  @Test
  void aPrivatePartIsForgotten() throws ParseException {
    String published = new JWKSet(List.of(WORKSHOP.rsa, WORKSHOP.elliptic)).toString(false);
    assertThat(KeySetText.read(published).getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"EC\",\"crv\":\"brainpoolP256r1\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"XYZ\"}",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\"}",
        "{}",
        "7",
        "null"
      })
  void oneOddKeyKeepsOutNoOther(String odd) throws ParseException {
    assertThat(keyIds(withGoodOne(odd))).containsExactly("ec");
  }

  @Test
  void whatCannotVerifyIsLeftOut() throws JOSEException, ParseException {
    for (JWK other :
        List.of(
            new OctetSequenceKeyGenerator(256).keyID("secret").generate(),
            new RSAKeyGenerator(1024, true).keyID("short").generate(),
            new ECKeyGenerator(Curve.P_384).keyID("another curve").generate(),
            new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.ENCRYPTION).keyID("use").generate())) {
      assertThat(keyIds(withGoodOne(other.toJSONString()))).containsExactly("ec");
      assertNone("{\"keys\":[" + other.toJSONString() + "]}");
    }
  }

  private static void assertNone(String text) {
    assertThatExceptionOfType(ParseException.class).isThrownBy(() -> KeySetText.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"keys\":null}", "{\"keys\":7}"})
  void whatIsNoKeySetHasNone(String text) {
    assertNone(text);
  }
}
