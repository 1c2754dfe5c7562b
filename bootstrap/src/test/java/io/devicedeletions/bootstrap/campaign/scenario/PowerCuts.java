package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedded database as a power cut would leave it if nothing reached the disk by itself: a
 * library in the server writes to a second set of files what it wrote to the first, but only when
 * it waits for the disk. What was answered 202 must be in the second set at every moment.
 */
final class PowerCuts {

  private static final int CUTS_A_WORLD = 10;
  private static final int DEVICES = 1_000;
  private static final int PAUSE_MILLIS = 12;
  private static final int SEEN = 30;
  private static final Duration START = Duration.ofSeconds(60);

  /** A server that begins without syncing is refused by the store. */
  private static final String UNSYNCED = "unsynced@begin.before:12";

  private final World world;
  private final SqliteFolder original;
  private final Path synced;

  private PowerCuts(World world, SqliteFolder original, Path synced) {
    this.world = world;
    this.original = original;
    this.synced = synced;
  }

  static void cut(Arena arena, int repetitions, Tally tally) {
    Optional<PreloadedLibrary> library = library(arena, tally);
    if (library.isEmpty()) {
      return;
    }
    for (int from = 0; from < repetitions; from += CUTS_A_WORLD) {
      int cuts = Math.min(CUTS_A_WORLD, repetitions - from);
      tally.violations(inWorld(arena, library.get(), cuts, "", tally));
      for (int cut = 0; cut < cuts; cut++) {
        tally.repetition();
      }
    }
  }

  /** A control: commits that do not wait for the disk. */
  static void unsynced(Arena arena, int repetitions, Tally tally) {
    Optional<PreloadedLibrary> library = library(arena, tally);
    if (library.isEmpty()) {
      return;
    }
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Tally inside = new Tally();
      List<Violation> found = inWorld(arena, library.get(), 1, UNSYNCED, inside);
      Controls.requireRed(found, tally, Invariant.LINE_IN_ONE_PLACE);
      tally.adopt(inside);
    }
  }

  private static Optional<PreloadedLibrary> library(Arena arena, Tally tally) {
    PreloadedLibrary library = PreloadedLibrary.of(SyncedFiles.LIBRARY, arena.newFolder());
    if (library.exists()) {
      return Optional.of(library);
    }
    tally.note("NOT RUN: there is no C compiler, so nobody sees what is synced");
    return Optional.empty();
  }

  private static List<Violation> inWorld(
      Arena arena, PreloadedLibrary library, int cuts, String fault, Tally tally) {
    List<Violation> found = new ArrayList<>();
    SqliteFolder original = arena.newSqlite();
    try (World world =
        new World(original, arena.newFolder(), arena.random(), DEVICES, PAUSE_MILLIS)) {
      PowerCuts power = new PowerCuts(world, original, arena.newFolder());
      Node watched = power.begin(library, fault);
      for (int cut = 0; cut < cuts; cut++) {
        power.awaitAccepted();
        Pause.millis(arena.random().nextInt(600));
        found.addAll(power.cutAndCheck(arena.newFolder()));
      }
      if (!watched.isAlive()) {
        throw new IllegalStateException("the server with the library has ended");
      }
      world.settleAndCheck(tally);
    }
    return found;
  }

  /** Everything that was written until now counts as synced. */
  private Node begin(PreloadedLibrary library, String fault) {
    world.open(1);
    world.node(0).kill();
    copy(original.directory(), synced);
    Node watched =
        world.replace(
            0,
            command ->
                library
                    .in(command.withFault(fault))
                    .withEnvironment("CAMPAIGN_WRITTEN", original.directory().toString())
                    .withEnvironment("CAMPAIGN_SYNCED", synced.toString()));
    if (!watched.awaitListening(START)) {
      throw new IllegalStateException("a server with the library does not start");
    }
    return watched;
  }

  /** Something must have been answered since the last cut, or it would show nothing. */
  private void awaitAccepted() {
    long before = world.accepted();
    if (!Pause.until(Duration.ofSeconds(20), () -> world.accepted() > before + SEEN)) {
      throw new IllegalStateException("nothing is accepted any more");
    }
  }

  private List<Violation> cutAndCheck(Path folder) {
    CopyCheck check = new CopyCheck(world);
    world.node(0).freeze();
    Pause.millis(20);
    List<LedgerEntry> ledger = check.acknowledged();
    copy(synced, folder);
    world.node(0).thaw();
    List<Violation> found = check.check(folder, ledger);
    Shell.run("rm", "-rf", folder.toString());
    return found;
  }

  /** Without the index, which does not survive a power cut. */
  private static void copy(Path from, Path to) {
    for (String end : List.of("", "-wal")) {
      Shell.run("cp", from.resolve(SqliteFolder.FILE + end).toString(), to.toString());
    }
  }
}
