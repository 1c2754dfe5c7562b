package io.devicedeletions.bootstrap.architecture.broken.adapters.http;

import java.util.concurrent.ThreadLocalRandom;

/** Breaks: no chance but a secure one at the door. */
final class HttpThatGuesses {

  private HttpThatGuesses() {}

  static long secret() {
    return ThreadLocalRandom.current().nextLong();
  }
}
