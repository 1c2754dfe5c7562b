package io.devicedeletions.bootstrap.overload;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * What to run.
 *
 * @param isLong whether an attack lasts a minute, not ten seconds
 * @param only a part of the names of scenarios, in lower case; empty for all
 * @param isPostgres whether the server stores in PostgreSQL
 * @param serverOptions more options of {@code serve}
 * @param folder where data is kept meanwhile
 */
record OverloadSettings(
    boolean isLong, String only, boolean isPostgres, List<String> serverOptions, Path folder) {

  private static final int CONTROL_SECONDS = 6;

  /**
   * Batches rest, unless told otherwise: what is measured is the way in, and what was taken in by
   * one scenario is not to be removed during the next.
   */
  private static final List<String> RESTING = List.of("--grace", "P1D");

  static OverloadSettings parse(String[] arguments) {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    boolean isLong = "long".equals(rest.poll());
    String only = "";
    boolean isPostgres = false;
    List<String> serverOptions = new ArrayList<>(RESTING);
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    while (rest.size() > 1) {
      String option = rest.remove();
      String value = rest.remove();
      switch (option) {
        case "--only" -> only = value.toLowerCase(Locale.ROOT);
        case "--db" -> isPostgres = "postgres".equals(value);
        case "--serve" -> serverOptions.addAll(List.of(value.split(" ")));
        case "--folder" -> folder = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    return new OverloadSettings(isLong, only, isPostgres, serverOptions, folder);
  }

  boolean isChosen(String scenario) {
    return scenario.toLowerCase(Locale.ROOT).contains(only);
  }

  int seconds() {
    return isLong ? 60 : 10;
  }

  int controlSeconds() {
    return CONTROL_SECONDS;
  }
}
