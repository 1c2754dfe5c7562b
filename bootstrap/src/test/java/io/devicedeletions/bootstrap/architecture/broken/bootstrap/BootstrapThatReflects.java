package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

/** Breaks: no reflection. */
final class BootstrapThatReflects {

  private BootstrapThatReflects() {}

  static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}
