package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The disk under the embedded database has no room left, and later has some again. */
final class DiskFull {

  private static final int BLOCK = 4_096;

  private DiskFull() {}

  static void onSqlite(Arena arena, int repetitions, Tally tally) {
    Path disk = arena.newFolder();
    if (!Shell.succeeds("mount", "-t", "tmpfs", "-o", "size=32m", "campaign", disk.toString())) {
      tally.note("NOT RUN: mounting a small tmpfs is not allowed here");
      return;
    }
    try (World world =
        new World(
            new SqliteFolder(disk.resolve("data")), arena.newFolder(), arena.random(), 2_000, 12)) {
      world.open(1);
      for (int repetition = 0; repetition < repetitions; repetition++) {
        Pause.millis(1_000);
        fillAndFree(disk.resolve("filler"));
        tally.repetition();
      }
      world.settleAndCheck(tally);
    } finally {
      Shell.succeeds("umount", disk.toString());
    }
  }

  /** What the database frees is taken too, for a while. */
  private static void fillAndFree(Path filler) {
    try {
      for (int look = 0; look < 30; look++) {
        fill(filler);
        Pause.millis(100);
      }
      Files.delete(filler);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void fill(Path filler) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] block = new byte[BLOCK];
      boolean room = true;
      while (room) {
        try {
          out.write(block);
        } catch (IOException full) {
          room = false;
        }
      }
    }
  }
}
