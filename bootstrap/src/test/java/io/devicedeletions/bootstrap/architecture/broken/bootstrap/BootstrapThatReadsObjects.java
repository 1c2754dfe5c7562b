package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Breaks: bytes become no objects and no code. */
final class BootstrapThatReadsObjects {

  private BootstrapThatReadsObjects() {}

  static Object read(InputStream bytes) throws IOException, ClassNotFoundException {
    return new ObjectInputStream(bytes).readObject();
  }
}
