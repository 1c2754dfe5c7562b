package io.devicedeletions.adapters.http.internal.deletions;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.json.JsonTokens;
import io.devicedeletions.adapters.http.internal.json.Utf8;
import io.devicedeletions.domain.batch.BatchLimit;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body: rows 12 and 13 of the contract, and of rows 14 and 15 what concerns its
 * shape. Immutable and thread-safe.
 *
 * @param limit how many lines are read; the beginning of another one ends the reading
 */
record BodyReader(BatchLimit limit) {

  private static final Answer NOT_UTF_8 = Answer.invalid(400, "the body is not UTF-8");

  /** The lines of a body, or the answer to one that has none to read. */
  Either<Answer, SubmittedDevices> read(byte[] body) {
    return body.length == 0
        ? Either.right(SubmittedDevices.NONE)
        : Utf8.decode(body).toEither(NOT_UTF_8).flatMap(this::parse);
  }

  private Either<Answer, SubmittedDevices> parse(String document) {
    try (JsonTokens tokens = new JsonTokens(document)) {
      return new DocumentReader(tokens, limit).read().mapLeft(shape -> Answer.invalid(400, shape));
    } catch (JsonProcessingException fault) {
      return Either.left(Answer.invalid(400, notJson(fault.getLocation())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Where a limit is passed there is no place to tell. */
  private static String notJson(@Nullable JsonLocation at) {
    return "the body must be one JSON document (RFC 8259) without a key twice in an object, nested "
        + JsonTokens.DEEPEST
        + " deep at most, without numbers over "
        + JsonTokens.LONGEST_NUMBER
        + " characters, U+0000 or lone surrogates"
        + (at == null
            ? ""
            : "; it is not at line " + at.getLineNr() + ", column " + at.getColumnNr());
  }
}
