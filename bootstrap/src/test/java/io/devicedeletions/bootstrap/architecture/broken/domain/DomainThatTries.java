package io.devicedeletions.bootstrap.architecture.broken.domain;

import io.vavr.control.Try;

/** Breaks: no Try and no Match. */
final class DomainThatTries {

  private DomainThatTries() {}

  static Try<String> tried() {
    return Try.of(() -> "tried");
  }
}
