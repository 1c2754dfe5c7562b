package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.TokenWorkshop.NOW;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWith;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWithout;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vavr.control.Either;
import java.net.URI;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that must not be believed; all are refused in the same way. */
class TokenAttackTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final long SECONDS = NOW.getEpochSecond();

  private static void assertRefused(String token) {
    assertThat(WORKSHOP.verify(token)).as(token).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"HS256\",\"kid\":\"rsa\"}",
        "{\"alg\":\"rs256\",\"kid\":\"rsa\"}",
        "{\"alg\":\"RS384\",\"kid\":\"rsa\"}",
        "{\"alg\":\"ES384\",\"kid\":\"ec\"}",
        "{\"alg\":\"Ed25519\",\"kid\":\"ed\"}",
        "{\"alg\":\"\"}",
        "{\"alg\":null}",
        "{\"alg\":7}",
        "{\"alg\":[\"RS256\"]}",
        "{\"kid\":\"rsa\"}",
        "{}",
        "[]",
        "null",
        "{\"alg\":\"RS256\",\"alg\":\"none\"}",
        "{\"alg\":\"RS256\",\"kid\":\"unknown\"}",
        "{\"alg\":\"RS256\",\"kid\":\"../../dev/null\"}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa' or 1=1 --\"}",
        "{\"alg\":\"RS256\",\"kid\":7}",
        "{\"alg\":\"RS256\",\"kid\":\"ec\"}",
        "{\"alg\":\"PS256\",\"kid\":\"ed\"}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"x\"],\"x\":1}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"b64\":false}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"dpop+jwt\"}",
        "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"logout+jwt\"}",
        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}"
      })
  void badHeaders(String header) {
    assertRefused(WORKSHOP.token(header, claims()));
  }

  @Test
  void anUnsignedToken() {
    assertRefused(part("{\"alg\":\"none\"}") + "." + part(claims()) + ".");
    assertRefused(part("{\"alg\":\"none\"}") + "." + part(claims()) + ".AA");
  }

  @Test
  void ourPublicKeyAsASharedSecret() throws JOSEException {
    String content = part("{\"alg\":\"HS256\",\"kid\":\"rsa\"}") + "." + part(claims());
    byte[] der = WORKSHOP.rsa.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    for (byte[] secret : List.of(der, pem.getBytes(UTF_8))) {
      assertRefused(
          content
              + "."
              + new MACSigner(secret)
                  .sign(new JWSHeader(JWSAlgorithm.HS256), content.getBytes(UTF_8)));
    }
  }

  @Test
  void anAttackersKeyInTheHeader() throws JOSEException {
    RSAKey attacker = new RSAKeyGenerator(2048).keyID("rsa").generate();
    assertRefused(signed(attacker, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")));
    assertRefused(
        signed(attacker, new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(attacker.toPublicJWK())));
    assertRefused(
        signed(
            attacker,
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa")
                .jwkURL(URI.create("http://127.0.0.1:1/jwks.json"))));
  }

  private static String signed(RSAKey key, JWSHeader.Builder header) throws JOSEException {
    SignedJWT token = new SignedJWT(header.build(), goodClaims());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static JWTClaimsSet goodClaims() {
    try {
      return JWTClaimsSet.parse(claims());
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aSignatureOfNothing() {
    String content = part("{\"alg\":\"ES256\",\"kid\":\"ec\"}") + "." + part(claims());
    assertRefused(content + "." + Base64URL.encode(new byte[64]));
    assertRefused(content + "." + Base64URL.encode(new byte[63]));
    String edwards = part("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}") + "." + part(claims());
    assertRefused(edwards + "." + Base64URL.encode(new byte[64]));
    assertRefused(edwards + ".AA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256,rsa", "PS256,rsa", "ES256,ec", "EdDSA,ed"})
  void claimsThatWereChangedAfterwards(String algorithmAndKey) {
    String[] parts = algorithmAndKey.split(",", 2);
    String header = "{\"alg\":\"" + parts[0] + "\",\"kid\":\"" + parts[1] + "\"}";
    String good = WORKSHOP.token(header, claims());
    assertThat(WORKSHOP.verify(good).isRight()).isTrue();
    String signature = good.substring(good.lastIndexOf('.'));
    assertRefused(part(header) + "." + part(claimsWith("tenant", "\"globex\"")) + signature);
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
        "1795521900000"
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
  @ValueSource(strings = {"null", "\"\"", "\"a b\"", "\"a\\u0000\"", "\"\u00e4\"", "[\"x\"]", "{}"})
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

  @Test
  void noKeyIdWhereSeveralKeysFit() throws JOSEException {
    RSAKey another = new RSAKeyGenerator(2048).keyID("other").generate();
    JWKSet two = new JWKSet(List.<JWK>of(WORKSHOP.rsa, another)).toPublicJWKSet();
    BearerTokens verifier = TokenWorkshop.verifier(new TokenWorkshop.Known(two));
    String token = WORKSHOP.token("{\"alg\":\"RS256\"}", claims());
    assertThat(verifier.verify(List.of("Bearer " + token)))
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }

  @Test
  void anEdwardsKeyThatIsNone() throws ParseException {
    OctetKeyPair agreement =
        OctetKeyPair.parse(
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"ed\",\"x\":\""
                + Base64URL.encode(new byte[32])
                + "\"}");
    BearerTokens verifier = TokenWorkshop.verifier(new TokenWorkshop.Known(new JWKSet(agreement)));
    String token = WORKSHOP.token("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}", claims());
    assertThat(verifier.verify(List.of("Bearer " + token)))
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }
}
