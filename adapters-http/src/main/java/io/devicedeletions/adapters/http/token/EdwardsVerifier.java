package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/**
 * Verifies Ed25519 signatures (RFC 8037) with the JDK's own implementation; the library's needs
 * another library.
 */
final class EdwardsVerifier extends BaseJWSProvider implements JWSVerifier {

  private static final String NAME = "Ed25519";

  /** What precedes the 32 bytes of a public key in its X.509 encoding (RFC 8410, section 4). */
  private static final String ENCODING_PREFIX = "302a300506032b6570032100";

  private final PublicKey key;

  EdwardsVerifier(OctetKeyPair pair) throws JOSEException {
    super(Set.of(JWSAlgorithm.EdDSA));
    if (!Curve.Ed25519.equals(pair.getCurve())) {
      throw new JOSEException("not an Ed25519 key");
    }
    this.key = publicKey(pair.getDecodedX());
  }

  private static PublicKey publicKey(byte[] point) throws JOSEException {
    String encoded = ENCODING_PREFIX + HexFormat.of().formatHex(point);
    try {
      return KeyFactory.getInstance(NAME)
          .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
    } catch (GeneralSecurityException unusable) {
      throw new JOSEException("not an Ed25519 key", unusable);
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signedContent, Base64URL signature)
      throws JOSEException {
    try {
      Signature verification = Signature.getInstance(NAME);
      verification.initVerify(key);
      verification.update(signedContent);
      return verification.verify(signature.decode());
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException unusable) {
      throw new JOSEException("cannot verify Ed25519 signatures", unusable);
    }
  }
}
