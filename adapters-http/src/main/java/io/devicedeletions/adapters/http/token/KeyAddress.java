package io.devicedeletions.adapters.http.token;

import io.vavr.control.Option;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where keys are fetched from: {@code https}, or plain {@code http} on this machine. Immutable and
 * thread-safe.
 */
public final class KeyAddress {

  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final URI uri;
  private final Option<String> issuer;

  private KeyAddress(URI uri, Option<String> issuer) {
    this.uri = uri;
    this.issuer = issuer;
  }

  /**
   * The address of a JSON Web Key Set.
   *
   * @throws IllegalArgumentException with a sentence for the operator if keys cannot be fetched
   *     from there
   */
  public static KeyAddress ofKeySet(String address) {
    return new KeyAddress(checked(address), Option.none());
  }

  /**
   * The address at which an issuer describes itself (OpenID Connect Discovery 1.0, section 4).
   *
   * @throws IllegalArgumentException with a sentence for the operator if nothing can be fetched
   *     from there
   */
  public static KeyAddress ofIssuer(String issuer) {
    if (checked(issuer).getRawQuery() != null) {
      throw new IllegalArgumentException("the address has a query");
    }
    return new KeyAddress(
        URI.create(issuer.replaceFirst("/$", "") + METADATA), Option.some(issuer));
  }

  private static URI checked(String address) {
    URI uri = parse(address);
    if (uri.getHost() == null || !(isHttps(uri) || isLoopback(uri))) {
      throw new IllegalArgumentException(
          "that is no https address (plain http is for this machine alone)");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("the address has a user or a fragment");
    }
    return uri;
  }

  private static URI parse(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException withTheAddress) {
      // Not what was given, nor the cause, which says it: there may be a secret in it.
      throw new IllegalArgumentException("that is no address");
    }
  }

  private static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isLoopback(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.matcher(uri.getHost()).matches();
  }

  /** What is fetched first. */
  URI uri() {
    return uri;
  }

  /** Who describes itself there; none if the keys themselves are there. */
  Option<String> issuer() {
    return issuer;
  }

  /**
   * Where an issuer says its keys are. One that is reached by https cannot send us to where it is
   * not.
   *
   * @throws IllegalArgumentException if keys cannot be fetched from there
   */
  URI linkedTo(String address) {
    URI linked = checked(address);
    if (isHttps(uri) && !isHttps(linked)) {
      throw new IllegalArgumentException("the issuer's keys are at no https address");
    }
    return linked;
  }

  /** Leaves out the query, which may hold a secret. */
  @Override
  public String toString() {
    return uri.getRawQuery() == null ? uri.toString() : uri.toString().replaceFirst("\\?.*", "?…");
  }
}
