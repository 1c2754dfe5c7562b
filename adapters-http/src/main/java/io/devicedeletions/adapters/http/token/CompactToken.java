package io.devicedeletions.adapters.http.token;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets only one spelling of a token through. The library behind it is lenient: it takes padding,
 * foreign characters and trailing bits, so that one token would have many texts.
 */
final class CompactToken {

  private static final int LONGEST = 8192;

  private static final Pattern BEARER =
      Pattern.compile("bearer(?: +(?<token>.*))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern THREE_PARTS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private CompactToken() {}

  /**
   * The token in these header fields, however it is spelled.
   *
   * @param authorization every {@code Authorization} field of the request
   */
  static Either<TokenRefusal, String> in(List<String> authorization) {
    if (authorization.size() > 1) {
      return Either.left(TokenRefusal.UNUSABLE);
    }
    String field = authorization.isEmpty() ? "" : authorization.get(0);
    Matcher bearer = BEARER.matcher(field);
    if (!bearer.matches() || bearer.group("token") == null) {
      return Either.left(TokenRefusal.MISSING);
    }
    return Either.right(bearer.group("token"));
  }

  /** True if this is the one spelling that the token has. */
  static boolean isTheOneSpelling(String token) {
    return token.length() <= LONGEST
        && THREE_PARTS.matcher(token).matches()
        && Vector.of(token.split("\\.")).forAll(CompactToken::isCanonical);
  }

  /** The last character of a part may carry bits that decoding drops; they must be zero. */
  private static boolean isCanonical(String part) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part);
    } catch (IllegalArgumentException impossibleLength) {
      return false;
    }
  }
}
