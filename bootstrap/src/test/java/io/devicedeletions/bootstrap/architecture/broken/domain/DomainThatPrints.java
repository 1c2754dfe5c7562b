package io.devicedeletions.bootstrap.architecture.broken.domain;

/** Breaks: no standard streams inside. */
final class DomainThatPrints {

  private DomainThatPrints() {}

  static void print() {
    System.out.println("printed");
  }
}
