package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Undertow reads although two readers could understand it differently: row 1 of the
 * contract. A proxy that disagrees with us on where a request ends can be made to smuggle one.
 */
final class FramingGuard {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /** Undertow lets a longer number overflow: 2^64 and five would be a body of five bytes. */
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private FramingGuard() {}

  /** True if the request can be understood in one way only. */
  static boolean isSound(HttpServerExchange exchange) {
    return hasKnownVersion(exchange)
        && hasPlainTransfer(exchange)
        && hasCountableLength(exchange)
        && TOKEN.matcher(exchange.getRequestMethod().toString()).matches()
        && exchange.getRequestURI().indexOf(';') < 0;
  }

  private static boolean hasKnownVersion(HttpServerExchange exchange) {
    String version = exchange.getProtocol().toString();
    return version.equals("HTTP/1.1") || version.equals("HTTP/1.0");
  }

  private static boolean hasPlainTransfer(HttpServerExchange exchange) {
    HeaderMap fields = exchange.getRequestHeaders();
    @Nullable Collection<String> codings = fields.get(Headers.TRANSFER_ENCODING);
    return codings == null
        || (codings.size() == 1
            && codings.contains("chunked")
            && exchange.isHttp11()
            && !fields.contains(Headers.CONTENT_LENGTH));
  }

  private static boolean hasCountableLength(HttpServerExchange exchange) {
    @Nullable Collection<String> lengths = exchange.getRequestHeaders().get(Headers.CONTENT_LENGTH);
    return lengths == null || lengths.stream().allMatch(length -> LENGTH.matcher(length).matches());
  }
}
