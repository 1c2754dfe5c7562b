package io.devicedeletions.adapters.http.internal.exchange;

import io.vavr.control.Either;

/**
 * What happens behind a known path and method. Everything here runs on threads that may block,
 * unless it is said to be immediate. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Endpoint {

  /**
   * Judges a request by its head alone: an answer, or what to do with the body once it is there.
   * Nobody's body is read before this says so.
   *
   * @throws RuntimeException for trouble of our own; the client is told no more than that
   */
  Either<Answer, BodyStep> open(RequestHead head);

  /**
   * Whether the head alone decides, from memory and at once: then no thread is taken for it, and
   * nobody is turned away because work takes long.
   */
  default boolean isImmediate() {
    return false;
  }

  /** The second half of a request. */
  @FunctionalInterface
  interface BodyStep {

    /**
     * Answers a request.
     *
     * @param body its whole body, empty if it has none
     * @throws RuntimeException for trouble of our own; the client is told no more than that
     */
    Answer answer(byte[] body);
  }
}
