package io.devicedeletions.bootstrap.campaign.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of an installed PostgreSQL 15 or newer, run by somebody who is not root, as they
 * refuse root. Immutable.
 *
 * @param directory where they are
 * @param asSomebodyElse what stands before each command
 * @param log what they print goes to the end of this file
 */
record PostgresPrograms(Path directory, List<String> asSomebodyElse, Path log) {

  /** Names the folder, for a PostgreSQL that is not found by itself. */
  static final String VARIABLE = "POSTGRES_BIN";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final List<String> NEEDED =
      List.of("initdb", "pg_ctl", "pg_basebackup", "pg_rewind", "postgres");

  PostgresPrograms {
    asSomebodyElse = List.copyOf(asSomebodyElse);
  }

  /**
   * Finds them: in the folder that the variable names, where {@code pg_config} says, or where
   * Debian puts them.
   *
   * @param folder all that the servers have, whose owner is changed if there is no other way
   * @throws IllegalStateException if they are nowhere; the message says what to install
   */
  static PostgresPrograms find(Path folder) {
    Path directory =
        candidates()
            .filter(PostgresPrograms::isComplete)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(missing()));
    return new PostgresPrograms(
        directory, OrdinaryUser.prefix(folder), folder.resolve("programs.log"));
  }

  private static Stream<Path> candidates() {
    String named = System.getenv().getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return Stream.of(Path.of(named));
    }
    return Stream.concat(
        Commands.firstLine("pg_config", "--bindir").map(Path::of).stream(), newestOfDebian());
  }

  private static Stream<Path> newestOfDebian() {
    if (!Files.isDirectory(DEBIAN)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .sorted(Comparator.comparing(PostgresPrograms::number).reversed())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int number(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("\\d{1,3}") ? Integer.parseInt(name) : 0;
  }

  private static boolean isComplete(Path directory) {
    return NEEDED.stream().allMatch(name -> Files.isExecutable(directory.resolve(name)));
  }

  private static String missing() {
    return """
        There is no PostgreSQL server on this machine: %s are needed, in the folder that %s names, \
        where pg_config --bindir says, or under %s.
        On Debian or Ubuntu: apt-get install postgresql (15 or newer; no server of the system's \
        own is used, it may be stopped).\
        """
        .formatted(String.join(", ", NEEDED), VARIABLE, DEBIAN);
  }

  /** Runs a program that must succeed. */
  void run(String program, String... arguments) {
    if (!succeeds(program, arguments)) {
      throw new IllegalStateException(
          "failed: " + program + " " + String.join(" ", arguments) + "; see " + log);
    }
  }

  boolean succeeds(String program, String... arguments) {
    List<String> command = new ArrayList<>(asSomebodyElse);
    command.add(directory.resolve(program).toString());
    command.addAll(List.of(arguments));
    return Commands.succeeds(command, log);
  }

  /** Such as {@code 15.3}. */
  String version() {
    return Commands.firstLine(directory.resolve("postgres").toString(), "--version").orElse("?");
  }
}
