package io.devicedeletions.adapters.http.token;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads the form of a token request, of which only the grant type matters. */
final class GrantRequest {

  private static final String PARAMETER = "grant_type=";
  private static final String CLIENT_CREDENTIALS = "client_credentials";

  private GrantRequest() {}

  /** The grant type, if it is the one that is granted here. */
  static Either<GrantRefusal, String> check(String form) {
    Seq<String> grantTypes =
        Vector.of(form.split("&"))
            .filter(parameter -> parameter.startsWith(PARAMETER))
            .map(parameter -> parameter.substring(PARAMETER.length()));
    if (grantTypes.size() != 1) {
      return Either.left(GrantRefusal.INVALID_REQUEST);
    }
    return decode(grantTypes.head())
        .filterOrElse(CLIENT_CREDENTIALS::equals, other -> GrantRefusal.UNSUPPORTED_GRANT_TYPE);
  }

  private static Either<GrantRefusal, String> decode(String value) {
    try {
      return Either.right(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Either.left(GrantRefusal.INVALID_REQUEST);
    }
  }
}
