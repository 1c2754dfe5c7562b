package io.devicedeletions.adapters.http.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;

/**
 * Two keys that are always the same, so that an input means the same in each run. They guard
 * nothing: the one for RS256 is far too short for that, and quick. Signs and verifies with the JDK
 * alone. For one thread.
 */
final class FuzzKeys {

  private static final String RSA =
      """
      {"kty":"RSA","kid":"rsa","e":"AQAB",
      "n":"le8Qe5VL1m7svnG9ms__dnCKbcelE34uCtkYCbj2i-WYcYRR57VovmPfGP5P4v7JcwjNb5hIOwFbs7DBvXU9Mw",
      "d":"DdiSxkQ5HteF5RJzkYvldLvGNNwhKlCBPP7jtuYjXTN_qMSMudFUgZ3CtDo8QUAekkKJJytLukHhClt_0eSZlQ",
      "p":"7wWb4kuWFXecgyJfw3GgGkwKmw_Kx1h1x6JREbI5cTU",
      "q":"oJV4zWnMZEMCiTPZfF6vpQ_kqoBh0mZUeoCVPNVR6cc",
      "dp":"0GwoqORWQ_Pf82026hsbi7LBEMNtg_R8B49fd7ncYv0",
      "dq":"e1yYYuUF2XgI-LHWP87VjC47cigR_foSp9Ej1Inj1X0",
      "qi":"K7xTnagV18pvNoDvKJ3i46QjKAccEKaF1nMOF0LEyiY"}
      """;

  private static final String ELLIPTIC =
      """
      {"kty":"EC","kid":"ec","crv":"P-256",
      "d":"Rz5KMz_7Y7-SSSD16DsVxtwH0rQYhsyvy0TCyQhf_YY",
      "x":"EDlmv05JOsKlircMOwSQZU9tChgzzK0Su-ARUuDSE90",
      "y":"I0PO0z3q8P_M1iEEsvAAOM9HT0ImnAMQH7bLKwxBwyM"}
      """;

  static final FuzzKeys RS256;
  static final FuzzKeys ES256;

  /** What the service knows of both. */
  static final JWKSet PUBLISHED;

  static {
    try {
      RSAKey rsa = RSAKey.parse(RSA);
      ECKey elliptic = ECKey.parse(ELLIPTIC);
      PUBLISHED = new JWKSet(List.of(rsa, elliptic)).toPublicJWKSet();
      RS256 = new FuzzKeys("RS256", "rsa", "SHA256withRSA", rsa.toPrivateKey(), rsa.toPublicKey());
      ES256 =
          new FuzzKeys(
              "ES256",
              "ec",
              "SHA256withECDSAinP1363Format",
              elliptic.toPrivateKey(),
              elliptic.toPublicKey());
    } catch (ParseException | JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The algorithm as tokens call it. */
  final String algorithm;

  final String keyId;
  private final String signature;
  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private FuzzKeys(
      String algorithm,
      String keyId,
      String signature,
      PrivateKey privateKey,
      PublicKey publicKey) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.signature = signature;
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** A whole token; its signature is good, whatever its header says. */
  String sign(byte[] header, byte[] claims) {
    String content = encode(header) + "." + encode(claims);
    try {
      Signature signer = Signature.getInstance(signature);
      signer.initSign(privateKey);
      signer.update(content.getBytes(US_ASCII));
      return content + "." + encode(signer.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean signed(String content, byte[] bytes) {
    try {
      Signature verifier = Signature.getInstance(signature);
      verifier.initVerify(publicKey);
      verifier.update(content.getBytes(US_ASCII));
      return verifier.verify(bytes);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
