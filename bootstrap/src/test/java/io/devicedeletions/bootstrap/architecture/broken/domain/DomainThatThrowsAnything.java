package io.devicedeletions.bootstrap.architecture.broken.domain;

/** Breaks: no generic exceptions inside. */
final class DomainThatThrowsAnything {

  private DomainThatThrowsAnything() {}

  static void fail() {
    throw new RuntimeException("something");
  }
}
