package io.devicedeletions.bootstrap.campaign.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration file of a server, kept outside its data, as {@code pg_rewind} copies what is
 * inside. It is the same whether the server leads or follows: that is decided by {@code
 * standby.signal} alone, so that a promotion changes no file. Not thread-safe.
 */
final class ServerSettings {

  private final Path file;
  private final Map<String, String> settings = new LinkedHashMap<>();

  ServerSettings(Path file) {
    this.file = file;
  }

  /**
   * What docs/high-availability.md tells an operator to set, with shorter times than they would
   * choose, and what a server of a test needs.
   *
   * @param own the name of this server, under which it follows
   * @param ways where it listens, and how it gets to the other
   */
  static ServerSettings of(Path file, String own, Path access, Ways ways) {
    ServerSettings settings = new ServerSettings(file);
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(ways.own()));
    settings.put("unix_socket_directories", "");
    settings.put("hba_file", access.toString());
    settings.put("cluster_name", own);
    settings.put("fsync", "on");
    settings.put("full_page_writes", "on");
    settings.put("synchronous_commit", "on");
    settings.put("synchronous_standby_names", Replicas.SYNCHRONOUS);
    settings.put("wal_level", "replica");
    settings.put("wal_log_hints", "on");
    settings.put("max_wal_senders", "10");
    settings.put("max_replication_slots", "10");
    settings.put("wal_keep_size", "128MB");
    settings.put("max_slot_wal_keep_size", "1GB");
    settings.put("hot_standby", "on");
    settings.put(
        "primary_conninfo",
        "host=127.0.0.1 port=%d user=postgres application_name=%s".formatted(ways.toOther(), own));
    settings.put("primary_slot_name", own);
    settings.put("recovery_target_timeline", "latest");
    settings.put("restart_after_crash", "off");
    settings.put("wal_sender_timeout", "5s");
    settings.put("wal_receiver_timeout", "5s");
    settings.put("wal_retrieve_retry_interval", "500ms");
    settings.put("log_line_prefix", "%m [%p] %a ");
    return settings;
  }

  /**
   * Ports.
   *
   * @param own where a server listens
   * @param toOther how it reaches the other one
   */
  record Ways(int own, int toOther) {}

  void put(String name, String value) {
    settings.put(name, value);
  }

  /** Writes the file, which a server reads when it starts or is told to reload. */
  void write() {
    StringBuilder text = new StringBuilder();
    settings.forEach((name, value) -> text.append("%s = '%s'%n".formatted(name, value)));
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path file() {
    return file;
  }
}
