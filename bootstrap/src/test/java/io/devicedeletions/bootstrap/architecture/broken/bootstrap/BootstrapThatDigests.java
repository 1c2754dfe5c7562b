package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Breaks: no digests by name. */
final class BootstrapThatDigests {

  private BootstrapThatDigests() {}

  static MessageDigest digest(String name) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(name);
  }
}
