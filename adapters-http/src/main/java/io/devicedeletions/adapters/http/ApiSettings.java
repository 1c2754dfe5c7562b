package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.vavr.control.Option;

/**
 * How the API listens and what it asks for.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param limits how much it takes
 * @param lenientRequestId whether a malformed {@code x-request-id} is replaced instead of refused
 * @param scopes what a token must permit
 * @param tls certificate and key, if HTTPS is spoken instead of HTTP
 */
public record ApiSettings(
    String host,
    int port,
    ApiLimits limits,
    boolean lenientRequestId,
    ApiScopes scopes,
    Option<TlsFiles> tls) {

  /** The scope that the published service asks for. */
  public static final String PUBLISHED_SCOPE = "nx_dataplatform_device_deletion_api";

  /** Refuses settings with which no server could work. */
  public ApiSettings {
    requireRange("port", port, 0, 65_535);
  }

  /** The defaults: those of {@link ApiLimits}, the published scope, malformed ids refused. */
  public static ApiSettings listeningOn(String host, int port) {
    return new ApiSettings(
        host, port, ApiLimits.DEFAULT, false, ApiScopes.PUBLISHED, Option.none());
  }

  static void requireRange(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be from " + lowest + " to " + highest + ", not " + value);
    }
  }
}
