package io.devicedeletions.adapters.http.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two commands from changing the keys of one folder at once, which could leave a private key
 * without its public one. The file stays; the lock ends with the process.
 */
final class KeyFolderLock {

  static final String FILE = ".lock";

  private KeyFolderLock() {}

  /** What is done to the keys. */
  @FunctionalInterface
  interface Change<T> {
    T make() throws IOException;
  }

  /**
   * Makes a change while nobody else makes one.
   *
   * @throws IOException if another command is making one, or by the change itself
   */
  static <T> T holding(Path folder, Change<T> change) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock(channel) == null) {
        throw new IOException("another command is changing the keys in " + folder);
      }
      return change.make();
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ourOwn) {
      return null;
    }
  }
}
