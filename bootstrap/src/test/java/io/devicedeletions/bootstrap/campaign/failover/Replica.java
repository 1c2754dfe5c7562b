package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.failover.ServerSettings.Ways;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One of the two PostgreSQL servers, and what an operator or fate may do to it. */
final class Replica {

  private static final String SUPERUSER = "postgres";

  private final PostgresPrograms programs;
  private final String name;
  private final Path data;
  private final Path log;
  private final int port;
  private final ServerSettings settings;

  /**
   * A server without data.
   *
   * @param folder for its files
   * @param name under which it follows the other one
   */
  Replica(PostgresPrograms programs, Path folder, String name, Ways ways) {
    this.programs = programs;
    this.name = name;
    this.data = folder.resolve(name);
    this.log = folder.resolve(name + ".log");
    this.port = ways.own();
    Path access = folder.resolve("pg_hba.conf");
    write(
        access,
        """
        host all all 127.0.0.1/32 trust
        host replication all 127.0.0.1/32 trust
        """);
    this.settings = ServerSettings.of(folder.resolve(name + ".conf"), name, access, ways);
    settings.write();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a new cluster of databases. */
  void initialize() {
    programs.run(
        "initdb",
        "-D",
        data.toString(),
        "-U",
        SUPERUSER,
        "-A",
        "trust",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale=C");
  }

  /** Copies everything anew from the other one, and will follow it. */
  void copyFrom(Replica primary) {
    Shell.run("rm", "-rf", data.toString());
    programs.run(
        "pg_basebackup",
        "-D",
        data.toString(),
        "-d",
        primary.address(),
        "--checkpoint=fast",
        "--wal-method=stream",
        "--slot=" + name);
    follow();
  }

  /** Undoes what the other one never had and copies what it has; false if it cannot. */
  boolean rewindTo(Replica primary) {
    boolean rewound =
        programs.succeeds(
            "pg_rewind",
            "--target-pgdata=" + data,
            "--source-server=" + primary.address(),
            "--config-file=" + settings.file());
    if (rewound) {
      follow();
    }
    return rewound;
  }

  private void follow() {
    write(data.resolve("standby.signal"), "");
  }

  /** As the programs want it. */
  private String address() {
    return "host=127.0.0.1 port=%d user=%s dbname=postgres".formatted(port, SUPERUSER);
  }

  void start() {
    programs.run(
        "pg_ctl",
        "start",
        "-D",
        data.toString(),
        "-w",
        "-t",
        "60",
        "-l",
        log.toString(),
        "-o",
        "-c config_file=" + settings.file());
  }

  /**
   * Stops it.
   *
   * @param mode {@code immediate} or {@code fast}
   */
  void stop(String mode) {
    programs.run("pg_ctl", "stop", "-D", data.toString(), "-w", "-t", "60", "-m", mode);
  }

  void promote() {
    programs.run("pg_ctl", "promote", "-D", data.toString(), "-w", "-t", "60");
  }

  /** Changes a setting of a running server. */
  void set(String setting, String value) {
    settings.put(setting, value);
    reload();
  }

  private void reload() {
    settings.write();
    programs.run("pg_ctl", "reload", "-D", data.toString());
  }

  /** SIGKILL to the postmaster and all of its children, at once. */
  void kill() {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    Pause.until(
        Duration.ofSeconds(20),
        () ->
            Stream.concat(Stream.of(postmaster), children.stream())
                .noneMatch(ProcessHandle::isAlive));
  }

  /** SIGSTOP to all of its processes: it is there, and says nothing. */
  void freeze() {
    signal("-STOP");
  }

  /** SIGCONT. */
  void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    ProcessHandle postmaster = postmaster();
    Shell.run("kill", signal, Long.toString(postmaster.pid()));
    postmaster
        .descendants()
        .forEach(child -> Shell.succeeds("kill", signal, Long.toString(child.pid())));
  }

  private ProcessHandle postmaster() {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
      return ProcessHandle.of(pid)
          .orElseThrow(() -> new IllegalStateException(name + " does not run"));
    } catch (IOException notThere) {
      throw new UncheckedIOException(notThere);
    }
  }

  /** Ends it whatever state it is in; for the end of everything. */
  void end() {
    if (Files.exists(data.resolve("postmaster.pid"))) {
      try {
        kill();
      } catch (IllegalStateException | UncheckedIOException endedAlready) {
        // its file was left by a crash
      }
    }
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database)
            + "?reWriteBatchedInserts=true&connectTimeout=5&socketTimeout=60"
            + "&ApplicationName=campaign",
        SUPERUSER,
        "");
  }

  /** Runs an operator's statement, which does not wait for the other server. */
  void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** The number that a query gives; minus one if the server cannot be asked. */
  long count(String database, String query) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : -1;
    } catch (SQLException unreachable) {
      return -1;
    }
  }

  String name() {
    return name;
  }

  /** Where it writes what goes wrong. */
  Path log() {
    return log;
  }

  int port() {
    return port;
  }
}
