package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

import java.util.SplittableRandom;

/** Breaks: no chance that can be foretold. */
final class BootstrapThatGuesses {

  private BootstrapThatGuesses() {}

  static long secret() {
    return new SplittableRandom().nextLong();
  }
}
