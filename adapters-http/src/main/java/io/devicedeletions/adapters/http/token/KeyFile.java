package io.devicedeletions.adapters.http.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file with keys. Whoever reads it, at whatever moment, and whenever the writer is killed, finds
 * all of the old content or all of the new.
 *
 * @param path where it is; where that is a link, what it points to is replaced
 * @param permissions who may read a new one at most, as {@code ls} shows it; they are there before
 *     the first byte
 */
record KeyFile(Path path, String permissions) {

  /** Writes the file, or replaces it: whoever could read the old one can read the new one. */
  void write(String content) throws IOException {
    Path target = Files.exists(path) ? path.toRealPath() : path;
    Path written = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(written);
    try (FileChannel channel =
        FileChannel.open(
            written,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes())) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (hasPermissions() && Files.exists(target)) {
      takeOver(target, written);
    }
    Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileAttribute<?>[] attributes() {
    return hasPermissions()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private boolean hasPermissions() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** A server that may not read the new file would go on with the old keys. */
  private static void takeOver(Path old, Path written) throws IOException {
    PosixFileAttributes before = Files.readAttributes(old, PosixFileAttributes.class);
    PosixFileAttributes now = Files.readAttributes(written, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(written, PosixFileAttributeView.class);
    if (!before.owner().equals(now.owner())) {
      view.setOwner(before.owner());
    }
    if (!before.group().equals(now.group())) {
      view.setGroup(before.group());
    }
    view.setPermissions(before.permissions());
  }

  String read() throws IOException {
    return Files.readString(path);
  }
}
