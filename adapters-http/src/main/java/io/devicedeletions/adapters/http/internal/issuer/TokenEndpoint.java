package io.devicedeletions.adapters.http.internal.issuer;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.adapters.http.token.GrantRefusal;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;

/**
 * Grants tokens over HTTP (RFC 6749, sections 4.4 and 5). Its bodies are those of OAuth, not those
 * of the API. Thread-safe.
 *
 * @param issuer who grants
 */
public record TokenEndpoint(DevIssuer issuer) implements Endpoint {

  /** A token request is a line of text. */
  public static final int MAX_BODY_BYTES = 8 * 1024;

  @Override
  public Either<Answer, BodyStep> open(RequestHead head) {
    return Either.right(
        body ->
            issuer
                .grant(
                    head.fields().named("Authorization"), new String(body, StandardCharsets.UTF_8))
                .fold(TokenEndpoint::refused, TokenEndpoint::granted));
  }

  private static Answer granted(String token) {
    return Answer.json(
        200,
        JsonText.object(
            json -> {
              json.writeStringField("access_token", token);
              json.writeStringField("token_type", "Bearer");
              json.writeNumberField("expires_in", DevIssuer.TIME_TO_LIVE.toSeconds());
              json.writeStringField("scope", DevIssuer.SCOPE);
            }));
  }

  private static Answer refused(GrantRefusal refusal) {
    String body = JsonText.object(json -> json.writeStringField("error", refusal.code()));
    return refusal == GrantRefusal.INVALID_CLIENT
        ? Answer.json(401, body).with("WWW-Authenticate", "Basic realm=\"device-deletions-dev\"")
        : Answer.json(400, body);
  }
}
