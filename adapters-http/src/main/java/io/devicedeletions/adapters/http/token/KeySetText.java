package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;

/** Reads JSON Web Key Sets (RFC 7517), wherever they come from. */
final class KeySetText {

  /** How large a key set may be, in bytes: hundreds of keys. */
  static final int LARGEST = 256 * 1024;

  private static final int SHORTEST_RSA_BITS = 2048;

  private KeySetText() {}

  /**
   * The public keys of a set that can verify: no shared secrets, no short RSA keys.
   *
   * @throws ParseException if it is no key set, or has no such key
   */
  static JWKSet read(String text) throws ParseException {
    List<JWK> usable = parse(text).getKeys().stream().filter(KeySetText::isUsable).toList();
    if (usable.isEmpty()) {
      throw new ParseException("it holds no public key of 2048 bits RSA, EC or Ed25519", 0);
    }
    return new JWKSet(usable).toPublicJWKSet();
  }

  private static JWKSet parse(String text) throws ParseException {
    try {
      return JWKSet.parse(text);
    } catch (RuntimeException unreadable) {
      // The library throws them at JSON's null, for example.
      throw new ParseException("it is no JSON Web Key Set", 0);
    }
  }

  private static boolean isUsable(JWK key) {
    return !(key instanceof OctetSequenceKey)
        && !(key instanceof RSAKey rsa && rsa.size() < SHORTEST_RSA_BITS);
  }
}
