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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file with keys. Whoever reads it, at whatever moment, and whenever the writer is killed, finds
 * all of the old content or all of the new.
 *
 * @param path where it is
 * @param permissions who may read it, as {@code ls} shows it; they are there before the first byte
 */
record KeyFile(Path path, String permissions) {

  /** Writes the file, or replaces it. */
  void write(String content) throws IOException {
    Path written = path.resolveSibling(path.getFileName() + ".new");
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
    Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileAttribute<?>[] attributes() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  String read() throws IOException {
    return Files.readString(path);
  }
}
