package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import org.jdbi.v3.core.Handle;

/** Reads settings back from a connection and complains of those that break a promise. */
final class PostgresRequirements {

  private static final int OLDEST_VERSION = 140_000;

  /** What reads more than it was asked for where statistics mislead. */
  private static final Vector<String> FORBIDDEN_STEPS =
      Vector.of("enable_seqscan", "enable_bitmapscan", "enable_sort");

  private final Handle handle;

  PostgresRequirements(Handle handle) {
    this.handle = handle;
  }

  /** Of connections that accept, and of a server. */
  Vector<String> intakeComplaints() {
    return version()
        .appendAll(unlessOneOf("server_encoding", HashSet.of("UTF8")))
        .appendAll(common("intake"));
  }

  /** Of connections that remove. */
  Vector<String> workComplaints() {
    return common("work")
        .appendAll(unlessOneOf("plan_cache_mode", HashSet.of("force_custom_plan")))
        .appendAll(FORBIDDEN_STEPS.flatMap(step -> unlessOneOf(step, HashSet.of("off"))))
        .appendAll(unlessLimited("statement_timeout"))
        .appendAll(unlessLimited("lock_timeout"))
        .appendAll(unlessLimited("idle_in_transaction_session_timeout"));
  }

  private Vector<String> common(String connections) {
    return unlessOneOf("synchronous_commit", HashSet.of("on", "remote_apply"))
        .appendAll(unlessOneOf("default_transaction_isolation", HashSet.of("read committed")))
        .map(complaint -> complaint + " on " + connections + " connections");
  }

  private Vector<String> version() {
    return Integer.parseInt(setting("server_version_num")) >= OLDEST_VERSION
        ? Vector.empty()
        : Vector.of("PostgreSQL must be 14 or newer");
  }

  private Vector<String> unlessOneOf(String name, Set<String> accepted) {
    String found = setting(name);
    return accepted.contains(found)
        ? Vector.empty()
        : Vector.of("%s must be %s, not %s".formatted(name, accepted.mkString(" or "), found));
  }

  private Vector<String> unlessLimited(String name) {
    return setting(name).equals("0")
        ? Vector.of(name + " must be set on work connections")
        : Vector.empty();
  }

  private String setting(String name) {
    return handle
        .createQuery("SELECT current_setting(:name)")
        .bind("name", name)
        .mapTo(String.class)
        .one();
  }
}
