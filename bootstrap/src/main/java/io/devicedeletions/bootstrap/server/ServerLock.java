package io.devicedeletions.bootstrap.server;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one server at a time work on an embedded database. The lock has a file of its own: opening
 * and closing the database file through Java would drop the locks that SQLite holds on it. The
 * operating system gives the lock back however the process ends.
 */
final class ServerLock implements AutoCloseable {

  private final FileChannel channel;

  private ServerLock(FileChannel channel) {
    this.channel = channel;
  }

  static ServerLock take(Sqlite sqlite) {
    Path file = sqlite.dataDirectory().resolve("server.lock");
    try {
      Files.createDirectories(sqlite.dataDirectory());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new ServerProblem(
            "Another server is running on "
                + sqlite.dataDirectory()
                + ". Stop it, or give this one a --data-dir of its own; several servers on the same"
                + " data need PostgreSQL (--db-url).");
      }
      return new ServerLock(channel);
    } catch (IOException unusable) {
      throw new ServerProblem("Cannot lock " + file + ": " + unusable.getMessage() + ".");
    }
  }

  /** None if another process has it, or another server in this one. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unclosable) {
      // The end of the process gives it back all the same.
      throw new ServerProblem("Cannot release the server lock: " + unclosable.getMessage());
    }
  }
}
