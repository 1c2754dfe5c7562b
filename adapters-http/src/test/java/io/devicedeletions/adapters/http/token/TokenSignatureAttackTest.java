package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWith;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that none of our keys signed, or not in a way that we take. */
class TokenSignatureAttackTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();

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

  @Test
  void aSignatureInAnotherForm() throws JOSEException {
    String header = "{\"alg\":\"ES256\",\"kid\":\"ec\"}";
    String good = WORKSHOP.token(header, claims());
    int signatureAt = good.lastIndexOf('.') + 1;
    byte[] concatenated = new Base64URL(good.substring(signatureAt)).decode();
    byte[] der = ECDSA.transcodeSignatureToDER(concatenated);
    assertRefused(good.substring(0, signatureAt) + Base64URL.encode(der));
    byte[] longer = Arrays.copyOf(concatenated, concatenated.length + 1);
    assertRefused(good.substring(0, signatureAt) + Base64URL.encode(longer));
  }

  @Test
  void anEncryptedToken() {
    String encrypted = part("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"rsa\"}");
    String byPassword =
        part(
            "{\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":2147483647,\"p2s\":\"AA\",\"enc\":\"A128GCM\"}");
    for (String header : List.of(encrypted, byPassword)) {
      assertRefused(header + ".AA.AA.AA.AA");
      assertRefused(header + ".AA.AA");
    }
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
