package io.devicedeletions.bootstrap.architecture.broken.domain;

import io.vavr.control.Either;

/** Breaks: Either is folded, not got. */
final class DomainThatGetsAnEither {

  private DomainThatGetsAnEither() {}

  static String got(Either<String, String> either) {
    return either.get();
  }
}
