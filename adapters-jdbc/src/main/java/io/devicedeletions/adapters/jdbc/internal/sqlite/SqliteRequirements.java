package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;

/** Reads settings back from a connection and complains of those that break a promise. */
final class SqliteRequirements {

  /** Before it, two connections that checkpoint and commit at once could lose commits. */
  private static final int[] OLDEST_VERSION = {3, 51, 3};

  private final Handle handle;

  SqliteRequirements(Handle handle) {
    this.handle = handle;
  }

  /** Of the connection that writes, and of the library. */
  Vector<String> writerComplaints() {
    return version().appendAll(unlessSynced()).appendAll(readerComplaints("the writer"));
  }

  /** Of a connection that reads. */
  Vector<String> readerComplaints() {
    return readerComplaints("readers");
  }

  private Vector<String> readerComplaints(String connections) {
    return unlessLogged(connections).appendAll(unlessPatient(connections));
  }

  private Vector<String> version() {
    String found = one("SELECT sqlite_version()");
    int[] version = Arrays.stream(found.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return Arrays.compare(version, OLDEST_VERSION) >= 0
        ? Vector.empty()
        : Vector.of("SQLite must be 3.51.3 or newer, not " + found);
  }

  /** 2 is FULL, 3 is EXTRA. */
  private Vector<String> unlessSynced() {
    String found = one("PRAGMA synchronous");
    return HashSet.of("2", "3").contains(found)
        ? Vector.empty()
        : Vector.of("synchronous must be FULL on the writer, not " + found);
  }

  private Vector<String> unlessLogged(String connections) {
    String found = one("PRAGMA journal_mode");
    return found.equals("wal")
        ? Vector.empty()
        : Vector.of("journal_mode must be WAL on %s, not %s".formatted(connections, found));
  }

  private Vector<String> unlessPatient(String connections) {
    return one("PRAGMA busy_timeout").equals("0")
        ? Vector.of("busy_timeout must be set on " + connections)
        : Vector.empty();
  }

  private String one(String question) {
    return handle.createQuery(question).mapTo(String.class).one();
  }
}
