package io.devicedeletions.adapters.http.internal.document;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.pages.PackagedFile;
import io.vavr.control.Either;

/**
 * Serves the OpenAPI document to everybody: it holds nothing secret, and clients are generated from
 * it before they have a token. Immutable and thread-safe.
 */
public final class DocumentEndpoint implements Endpoint {

  /** Where the document is. */
  public static final String PATH = "/openapi.json";

  private final PackagedFile document =
      PackagedFile.resource(DocumentEndpoint.class, "openapi.json", "application/json");

  @Override
  public boolean isImmediate() {
    return document.isImmediate();
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head) {
    return document.open(head);
  }
}
