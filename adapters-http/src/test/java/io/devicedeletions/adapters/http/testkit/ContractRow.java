package io.devicedeletions.adapters.http.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One request of a table and its answer; the words are explained at the head of each table.
 *
 * @param title the number of the decision and what the block shows
 * @param given the state of the server; empty for the usual one
 * @param sent the request
 * @param expected the answer
 */
public record ContractRow(String title, String given, Sent sent, Expected expected) {

  /** The published operation's request line. */
  public static final String REQUEST_LINE = "POST " + RawRequest.DELETIONS + " HTTP/1.1";

  /**
   * A request. Its texts are octets: a character for each byte.
   *
   * @param requestLine the request line
   * @param token whose token; {@code none} for none
   * @param headers header lines to add, or with a leading minus to leave out
   * @param body the body
   * @param chunked whether the body is sent in chunks
   * @param raw what is sent instead of all that; empty if nothing is
   * @param ends whether the client sends nothing more after this and says so
   */
  public record Sent(
      String requestLine,
      String token,
      List<String> headers,
      String body,
      boolean chunked,
      String raw,
      boolean ends) {

    /** The body as it is sent, but for its chunks. */
    public byte[] content() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** True if the answer has no body whatever it is. */
    public boolean isToHead() {
      return requestLine.startsWith("HEAD ");
    }
  }

  /**
   * An answer.
   *
   * @param status the status; 0 for a connection that is closed without an answer
   * @param code the error code; {@link #EMPTY} for no body, {@link #BARE} for an answer that is not
   *     ours, empty where none is named
   * @param says a part of the message; empty for any
   * @param with headers; {@code *} for any value
   * @param lines the statuses of a 202, in order; empty where none are named
   * @param closed whether the server must close the connection
   */
  public record Expected(
      int status,
      String code,
      String says,
      Map<String, String> with,
      List<String> lines,
      boolean closed) {

    /** Stands for a code where there is no body. */
    public static final String EMPTY = "(empty)";

    /** Stands for a code where the server's library answers before we hear of the request. */
    public static final String BARE = "(bare)";

    /** True if our code wrote the answer. */
    public boolean isOurs() {
      return status != 0 && !code.equals(BARE);
    }

    /** True if something is queued. */
    public boolean isAccepted() {
      return status == 202;
    }
  }

  /** This row with another's token. */
  public ContractRow withToken(String token) {
    return with(
        new Sent(
            sent.requestLine, token, sent.headers, sent.body, sent.chunked, sent.raw, sent.ends));
  }

  /** This row with one more header line. */
  public ContractRow withHeader(String header) {
    return with(
        new Sent(
            sent.requestLine,
            sent.token,
            Stream.concat(sent.headers.stream(), Stream.of(header)).toList(),
            sent.body,
            sent.chunked,
            sent.raw,
            sent.ends));
  }

  private ContractRow with(Sent other) {
    return new ContractRow(title, given, other, expected);
  }

  /** The number of the decision. */
  public String number() {
    return title.split(" ", 2)[0];
  }

  @Override
  public String toString() {
    return title;
  }
}
