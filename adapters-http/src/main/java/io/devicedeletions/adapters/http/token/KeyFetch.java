package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;

/**
 * Fetches a key set from its address, or from where its issuer says it is. Thread-safe.
 *
 * @param address where an operator said that it is
 * @param documents fetches what is there
 */
record KeyFetch(KeyAddress address, DocumentFetch documents) {

  /**
   * The usable keys, at least one.
   *
   * @throws IOException if there are none to be had; the message says why
   */
  JWKSet fetch() throws IOException {
    try {
      URI keySet = address.issuer().isEmpty() ? address.uri() : discover(address.issuer().get());
      return KeySetText.read(documents.fetch(keySet));
    } catch (ParseException | IllegalArgumentException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  private URI discover(String issuer) throws IOException, ParseException {
    Map<String, Object> metadata = parse(documents.fetch(address.uri()));
    if (!issuer.equals(metadata.get("issuer"))) {
      throw new IOException("the issuer calls itself otherwise there");
    }
    if (!(metadata.get("jwks_uri") instanceof String keySet)) {
      throw new IOException("the issuer does not say where its keys are");
    }
    return address.linkedTo(keySet);
  }

  private static Map<String, Object> parse(String text) throws ParseException {
    try {
      // The library's answer to JSON's null is null.
      return Objects.requireNonNull(JSONObjectUtils.parse(text));
    } catch (RuntimeException unreadable) {
      throw new ParseException("it is no JSON object", 0);
    }
  }
}
