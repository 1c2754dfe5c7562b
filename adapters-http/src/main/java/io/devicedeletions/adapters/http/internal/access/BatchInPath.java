package io.devicedeletions.adapters.http.internal.access;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.PathTemplate;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.domain.batch.BatchId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The batch that a path names. Immutable and thread-safe. */
public final class BatchInPath {

  /** The same for an unknown batch, another tenant's, and what is no batch id at all. */
  private static final Answer UNKNOWN = Answer.invalid(404, "there is no such batch");

  private final PathTemplate path;

  /**
   * Reads paths.
   *
   * @param template a path with the batch in braces
   */
  public BatchInPath(String template) {
    this.path = new PathTemplate(template);
  }

  /** The batch, or the answer where there is no such batch. */
  public Either<Answer, BatchId> of(RequestHead head) {
    return path.variable(head.path()).flatMap(BatchId::parse).toEither(UNKNOWN);
  }

  /** What was found of a batch, or the answer where nothing was. */
  public static <T> Either<Answer, T> known(Option<T> found) {
    return found.toEither(UNKNOWN);
  }
}
