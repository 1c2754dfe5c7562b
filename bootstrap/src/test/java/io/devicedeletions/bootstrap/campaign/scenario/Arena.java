package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.PostgresCluster;
import io.devicedeletions.bootstrap.campaign.process.PostgresDatabase;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Where scenarios take place: a folder for everything, one PostgreSQL server for all of them, and
 * the random numbers that everything follows from.
 */
public final class Arena {

  private final Path folder;
  private final Random random;
  private final Supplier<PostgresCluster> cluster;
  private int worlds;

  /**
   * An arena.
   *
   * @param cluster the server, started when it is first asked for
   */
  public Arena(Path folder, long seed, Supplier<PostgresCluster> cluster) {
    this.folder = folder;
    this.random = new Random(seed);
    this.cluster = cluster;
  }

  public Random random() {
    return random;
  }

  public Path folder() {
    return folder;
  }

  public PostgresCluster cluster() {
    return cluster.get();
  }

  public SqliteFolder newSqlite() {
    return new SqliteFolder(newFolder());
  }

  public PostgresDatabase newPostgres() {
    return cluster().newDatabase();
  }

  /** A folder that nobody else uses. */
  public Path newFolder() {
    worlds++;
    try {
      return Files.createDirectories(folder.resolve("world-" + worlds));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
