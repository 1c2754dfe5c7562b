package io.devicedeletions.adapters.http.internal.dead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ErrorCode;
import io.devicedeletions.adapters.http.internal.json.JsonTokens;
import io.devicedeletions.adapters.http.internal.json.Utf8;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.Page;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads which lines are meant: {@code {"devices": [{"batchId": "…", "line": 0}]}}. It knows these
 * names alone, as a misspelt one would change what is meant. Stateless and thread-safe.
 */
final class LineKeysReader {

  private static final Answer NOT_JSON =
      Answer.invalid(400, "the body must be one JSON document (RFC 8259) in UTF-8");
  private static final Answer NO_LINE =
      Answer.error(400, ErrorCode.EMPTY_REQUEST, "the request names no line");
  private static final Answer TOO_MANY =
      Answer.error(
          400, ErrorCode.BATCH_SIZE_EXCEEDED, "a request names at most " + Page.MOST + " lines");
  private static final String SHAPE =
      "the body must be {\"devices\": [{\"batchId\": \"a UUID\", \"line\": 0}]}";

  private LineKeysReader() {}

  /** The lines, at least one; or the answer to a body that does not say which. */
  static Either<Answer, Vector<LineKey>> read(byte[] body) {
    return Utf8.decode(body).toEither(NOT_JSON).flatMap(LineKeysReader::parse);
  }

  private static Either<Answer, Vector<LineKey>> parse(String document) {
    if (document.isEmpty()) {
      return Either.left(NO_LINE);
    }
    try (JsonTokens tokens = new JsonTokens(document)) {
      return read(tokens).flatMap(LineKeysReader::within);
    } catch (JsonProcessingException fault) {
      return Either.left(NOT_JSON);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Either<Answer, Vector<LineKey>> within(Vector<LineKey> lines) {
    return lines.isEmpty()
        ? Either.left(NO_LINE)
        : Either.<Answer, Vector<LineKey>>right(lines)
            .filterOrElse(named -> named.size() <= Page.MOST, named -> TOO_MANY);
  }

  private static Either<Answer, Vector<LineKey>> read(JsonTokens tokens) throws IOException {
    if (tokens.required() != JsonToken.START_OBJECT) {
      return misshapen();
    }
    if (tokens.required() == JsonToken.END_OBJECT) {
      return Either.left(NO_LINE);
    }
    if (!tokens.text().equals("devices") || tokens.required() != JsonToken.START_ARRAY) {
      return misshapen();
    }
    Vector<LineKey> lines = Vector.empty();
    JsonToken token = tokens.required();
    while (token == JsonToken.START_OBJECT && lines.size() <= Page.MOST) {
      Option<LineKey> line = readLine(tokens);
      if (line.isEmpty()) {
        return misshapen();
      }
      lines = lines.append(line.get());
      token = tokens.required();
    }
    return lines.size() > Page.MOST ? Either.left(TOO_MANY) : end(tokens, token, lines);
  }

  private static Either<Answer, Vector<LineKey>> end(
      JsonTokens tokens, JsonToken token, Vector<LineKey> lines) throws IOException {
    if (token != JsonToken.END_ARRAY || tokens.required() != JsonToken.END_OBJECT) {
      return misshapen();
    }
    tokens.requireEnd();
    return Either.right(lines);
  }

  private static Option<LineKey> readLine(JsonTokens tokens) throws IOException {
    Option<BatchId> batch = Option.none();
    Option<Integer> line = Option.none();
    while (tokens.required() == JsonToken.FIELD_NAME) {
      String property = tokens.text();
      JsonToken value = tokens.required();
      if (property.equals("batchId") && value == JsonToken.VALUE_STRING) {
        batch = BatchId.parse(tokens.text());
      } else if (property.equals("line") && value == JsonToken.VALUE_NUMBER_INT) {
        line = lineNumber(tokens.text());
      } else {
        return Option.none();
      }
    }
    Option<Integer> number = line;
    return batch.flatMap(of -> number.map(place -> new LineKey(of, place)));
  }

  private static Option<Integer> lineNumber(String digits) {
    return Option.when(digits.matches("\\d{1,9}"), () -> Integer.valueOf(digits));
  }

  private static <T> Either<Answer, T> misshapen() {
    return Either.left(Answer.invalid(400, SHAPE));
  }
}
