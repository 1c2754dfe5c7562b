package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads JSON Web Key Sets (RFC 7517), wherever they come from. */
final class KeySetText {

  /** How large a key set may be, in bytes: hundreds of keys. */
  static final int LARGEST = 256 * 1024;

  private static final int SHORTEST_RSA_BITS = 2048;

  private KeySetText() {}

  /**
   * The public keys of a set that can verify: RSA of 2048 bits and more, P-256 and Ed25519, not
   * meant for anything but signatures. Others are left out, as are those that cannot be read (RFC
   * 7517, section 5): one odd key must not keep out the rest.
   *
   * @throws ParseException if it is no key set, or has no such key
   */
  static JWKSet read(String text) throws ParseException {
    List<JWK> usable = members(text).stream().flatMap(KeySetText::usable).toList();
    if (usable.isEmpty()) {
      throw new ParseException("it holds no public key of 2048 bits RSA, P-256 or Ed25519", 0);
    }
    return new JWKSet(usable).toPublicJWKSet();
  }

  private static List<?> members(String text) throws ParseException {
    try {
      return Objects.requireNonNull(
          JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(text), "keys"));
    } catch (RuntimeException unreadable) {
      // The library throws them at JSON's null, for example.
      throw new ParseException("it is no JSON Web Key Set", 0);
    }
  }

  private static Stream<JWK> usable(Object member) {
    try {
      return Stream.of(JWK.parse(asObject(member))).filter(KeySetText::isUsable);
    } catch (ParseException | RuntimeException unreadable) {
      return Stream.empty();
    }
  }

  private static Map<String, Object> asObject(Object member) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) member).forEach((name, value) -> object.put((String) name, value));
    return object;
  }

  private static boolean isUsable(JWK key) {
    return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && ((key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA_BITS)
            || (key instanceof ECKey elliptic && elliptic.getCurve().equals(Curve.P_256))
            || (key instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519)));
  }
}
