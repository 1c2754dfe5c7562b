package io.devicedeletions.bootstrap.campaign.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that syncs, unlike those of other tests, and can be stopped in every way and
 * started again on the same data.
 */
public final class PostgresCluster implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path controlProgram;
  private final Path data;
  private final int port;

  private PostgresCluster(Path controlProgram, Path data, int port) {
    this.controlProgram = controlProgram;
    this.data = data;
    this.port = port;
  }

  /** Unpacks the binaries of the tests, makes a cluster in the folder and starts it. */
  public static PostgresCluster create(Path folder) {
    Path data = folder.resolve("postgres");
    Path binaries = folder.resolve("postgres-binaries");
    try {
      EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(binaries.toFile())
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .start()
          .close();
      PostgresCluster cluster = new PostgresCluster(controlProgram(binaries), data, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      cluster.start();
      return cluster;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path controlProgram(Path binaries) throws IOException {
    try (Stream<Path> files = Files.walk(binaries)) {
      return files.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it, with settings beside the usual ones, and waits until it takes connections. */
  public void start(String... settings) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c max_connections=150",
                "-c restart_after_crash=on"));
    Stream.of(settings).map(setting -> "-c " + setting).forEach(options::add);
    control(
        "start",
        "-w",
        "-t",
        "60",
        "-l",
        data.resolve("campaign.log").toString(),
        "-o",
        String.join(" ", options));
  }

  /**
   * Stops it.
   *
   * @param mode {@code immediate} abandons everything, as a crash does; {@code fast} does not
   */
  public void stop(String mode) {
    control("stop", "-w", "-m", mode);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not know. */
  private void control(String action, String... arguments) {
    List<String> command = new ArrayList<>();
    if (Shell.succeeds("unshare", "-U", "true")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(controlProgram.toString(), action, "-D", data.toString()));
    command.addAll(List.of(arguments));
    if (!Shell.succeeds(command)) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }

  public int port() {
    return port;
  }

  /** Makes an empty database. */
  public PostgresDatabase newDatabase() {
    PostgresDatabase administration = new PostgresDatabase(port, port, "postgres");
    String name = "campaign_" + DATABASES.incrementAndGet();
    try (Connection connection = administration.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return new PostgresDatabase(port, port, name);
  }

  @Override
  public void close() {
    try {
      stop("immediate");
    } catch (IllegalStateException stoppedAlready) {
      // a scenario had left it stopped
    }
  }
}
