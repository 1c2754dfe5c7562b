package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.adapters.http.testkit.ContractRow.Sent;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Turns a row into what goes over the wire. */
public final class RowRequest {

  private static final int CHUNK = 4096;
  private static final String TOKEN = "{token}";

  private RowRequest() {}

  /**
   * The octets of a row's request.
   *
   * @param tokens a token by the name that the tables give it
   */
  public static byte[] bytes(ContractRow row, UnaryOperator<String> tokens) {
    Sent sent = row.sent();
    return sent.raw().isEmpty()
        ? of(sent, tokens).bytes()
        : withToken(sent.raw(), tokens).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A request that is a request, whatever is wrong with it. */
  public static RawRequest of(Sent sent, UnaryOperator<String> tokens) {
    RawRequest request = RawRequest.of(sent.requestLine()).field("host: localhost");
    if (!sent.token().equals("none")) {
      request = request.field("authorization: Bearer " + tokens.apply(sent.token()));
    }
    request = body(request.field("content-type: application/json"), sent);
    for (String header : sent.headers()) {
      request =
          header.startsWith("-")
              ? request.without(header.substring(1))
              : request.field(withToken(header, tokens));
    }
    return request;
  }

  private static RawRequest body(RawRequest request, Sent sent) {
    return sent.chunked() ? request.chunked(sent.content(), CHUNK) : request.body(sent.content());
  }

  private static String withToken(String text, UnaryOperator<String> tokens) {
    return text.contains(TOKEN) ? text.replace(TOKEN, tokens.apply("good")) : text;
  }
}
