package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

import javax.net.ssl.HostnameVerifier;

/** Breaks: no trust of our own. */
final class BootstrapThatTrusts {

  private BootstrapThatTrusts() {}

  static HostnameVerifier anybody() {
    return (host, session) -> true;
  }
}
