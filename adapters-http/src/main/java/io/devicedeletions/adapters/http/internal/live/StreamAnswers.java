package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.exchange.Answer;

/** What those are told who cannot watch. */
final class StreamAnswers {

  /** They can ask from time to time instead. */
  static final Answer TOO_MANY =
      Answer.troubled(503, "too many streams are open; ask from time to time instead");

  private StreamAnswers() {}
}
