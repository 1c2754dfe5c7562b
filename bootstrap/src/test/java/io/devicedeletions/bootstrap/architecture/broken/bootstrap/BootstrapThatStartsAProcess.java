package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

import java.io.IOException;

/** Breaks: no other process. */
final class BootstrapThatStartsAProcess {

  private BootstrapThatStartsAProcess() {}

  static Process start(String command) throws IOException {
    return new ProcessBuilder(command).start();
  }
}
