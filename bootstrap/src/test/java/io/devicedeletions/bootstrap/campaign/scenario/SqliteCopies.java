package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * The files of the embedded database as a power cut would leave them: copied while the server
 * stands still for a moment, as they are and with the end of the log torn off anywhere. What SQLite
 * has written back into the database file was synced in the log before, and is not torn.
 */
final class SqliteCopies {

  private static final int COPIES_A_WORLD = 10;
  private static final int TEARS = 3;
  private static final int LOG_HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int PAGE = 4_096;

  /** Where the index of the log says how many frames may have been written back. */
  private static final int WRITTEN_BACK = 128;

  private final World world;
  private final SqliteFolder original;
  private final Tally tally;

  private SqliteCopies(World world, SqliteFolder original, Tally tally) {
    this.world = world;
    this.original = original;
    this.tally = tally;
  }

  /** Each copy is checked as a whole: in a world without end, each would take longer. */
  static void copy(Arena arena, int repetitions, Tally tally) {
    for (int from = 0; from < repetitions; from += COPIES_A_WORLD) {
      copyInWorld(arena, Math.min(COPIES_A_WORLD, repetitions - from), tally);
    }
  }

  private static void copyInWorld(Arena arena, int copies, Tally tally) {
    SqliteFolder original = arena.newSqlite();
    try (World world = new World(original, arena.newFolder(), arena.random(), 2_000, 8)) {
      world.open(1);
      for (int copy = 0; copy < copies; copy++) {
        Pause.millis(arena.random().nextInt(600));
        new SqliteCopies(world, original, tally).copyAndCheck(arena.newFolder(), arena.random());
        tally.repetition();
      }
      world.settleAndCheck(tally);
    }
  }

  private void copyAndCheck(Path folder, Random random) {
    world.node(0).freeze();
    Pause.millis(20);
    List<LedgerEntry> ledger = new CopyCheck(world).acknowledged();
    for (String file : List.of("", "-wal", "-shm")) {
      Shell.run("cp", original.file() + file, folder.toString());
    }
    world.node(0).thaw();

    Path log = folder.resolve(SqliteFolder.FILE + "-wal");
    long first = firstTear(folder.resolve(SqliteFolder.FILE + "-shm"));
    for (int tear = 0; tear < TEARS; tear++) {
      Path torn = sibling(folder, "torn-" + tear);
      truncate(torn.resolve(log.getFileName()), first, random);
      check(torn, ledger.stream().map(LedgerEntry::unanswered).toList());
    }
    check(sibling(folder, "whole"), ledger);
    Shell.run("rm", "-rf", folder.toString());
  }

  /** Without the index, which does not survive a power cut. */
  private static Path sibling(Path folder, String name) {
    Path copy = folder.resolve(name);
    Shell.run("mkdir", copy.toString());
    Shell.run("cp", folder.resolve(SqliteFolder.FILE).toString(), copy.toString());
    Shell.run("cp", folder.resolve(SqliteFolder.FILE + "-wal").toString(), copy.toString());
    return copy;
  }

  private static long firstTear(Path index) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(index)).order(ByteOrder.nativeOrder());
      return LOG_HEADER + (long) bytes.getInt(WRITTEN_BACK) * (FRAME_HEADER + PAGE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void truncate(Path log, long first, Random random) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      if (file.length() > first) {
        file.setLength(first + (long) (random.nextDouble() * (file.length() - first)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void check(Path copy, List<LedgerEntry> ledger) {
    tally.violations(new CopyCheck(world).check(copy, ledger));
  }
}
