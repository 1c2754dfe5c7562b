package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.Answer;

/** What a request is answered that never gets to what it asks for. */
final class Refusals {

  static final Answer UNSOUND = Answer.invalid(400, "the request is not framed soundly");
  static final Answer SHED = Answer.troubled(503, "too busy at the moment");
  static final Answer TOO_LARGE = Answer.invalid(413, "the body is too large");
  static final Answer LATE = Answer.invalid(408, "the body took too long to arrive");
  static final Answer TROUBLE =
      Answer.troubled(500, "nothing was scheduled, or repeating the request is harmless");

  private Refusals() {}
}
