package io.devicedeletions.adapters.http.token;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's id and secret as HTTP Basic carries them (RFC 6749, section 2.3.1).
 *
 * @param clientId the id, decoded
 * @param secret the secret, as it was sent
 */
record ClientCredentials(String clientId, String secret) {

  private static final Pattern BASIC =
      Pattern.compile("basic +(?<credentials>[A-Za-z0-9+/]+={0,2})", Pattern.CASE_INSENSITIVE);

  /** The credentials in these header fields; none unless there are exactly one client's. */
  static Option<ClientCredentials> in(java.util.List<String> authorization) {
    Matcher basic = BASIC.matcher(authorization.size() == 1 ? authorization.get(0) : "");
    return basic.matches() ? decode(basic.group("credentials")) : Option.none();
  }

  private static Option<ClientCredentials> decode(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Option.none()
          : Option.some(
              new ClientCredentials(
                  decodeForm(pair.substring(0, colon)), pair.substring(colon + 1)));
    } catch (IllegalArgumentException malformed) {
      return Option.none();
    }
  }

  /**
   * The secret as sent and as decoded: the standard wants it form-encoded, and command line tools
   * send it as it is.
   */
  List<String> secretSpellings() {
    try {
      return List.of(secret, decodeForm(secret));
    } catch (IllegalArgumentException notEncoded) {
      return List.of(secret);
    }
  }

  private static String decodeForm(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + "]";
  }
}
