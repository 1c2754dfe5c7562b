package io.devicedeletions.adapters.http.internal.pages;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Content;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that everybody may have: there is nothing secret in it. It is read once. Immutable and
 * thread-safe.
 */
public final class PackagedFile implements Endpoint {

  private final Answer answer;

  private PackagedFile(Answer answer) {
    this.answer = answer;
  }

  /** A file beside a class. */
  public static PackagedFile resource(Class<?> beside, String name, String contentType) {
    return read(beside.getResourceAsStream(name), name, contentType);
  }

  /** A file of a library, by its whole path. */
  static PackagedFile ofLibrary(String path, String contentType) {
    return read(PackagedFile.class.getClassLoader().getResourceAsStream(path), path, contentType);
  }

  private static PackagedFile read(@Nullable InputStream found, String name, String contentType) {
    if (found == null) {
      throw new IllegalStateException("not packed: " + name);
    }
    try (InputStream file = found) {
      return new PackagedFile(
          Answer.packaged(contentType, Content.Packaged.copyOf(file.readAllBytes())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same with a header field for those who show it. */
  PackagedFile with(String field, String value) {
    return new PackagedFile(answer.with(field, value));
  }

  @Override
  public boolean isImmediate() {
    return true;
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head) {
    return Either.left(answer);
  }
}
