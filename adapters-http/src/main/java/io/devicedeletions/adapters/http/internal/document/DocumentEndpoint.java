package io.devicedeletions.adapters.http.internal.document;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Serves the OpenAPI document to everybody: it holds nothing secret, and clients are generated from
 * it before they have a token. Immutable and thread-safe.
 */
public final class DocumentEndpoint implements Endpoint {

  /** Where the document is. */
  public static final String PATH = "/openapi.json";

  private final Answer document = Answer.json(200, read());

  private static String read() {
    try (InputStream resource = DocumentEndpoint.class.getResourceAsStream("openapi.json")) {
      return new String(
          Objects.requireNonNull(resource, "openapi.json").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean isImmediate() {
    return true;
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head) {
    return Either.left(document);
  }
}
