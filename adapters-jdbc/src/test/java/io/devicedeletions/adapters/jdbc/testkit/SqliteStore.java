package io.devicedeletions.adapters.jdbc.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcSchema;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.adapters.jdbc.SqliteConnections;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A store in an SQLite file. */
public final class SqliteStore extends JdbcStoreUnderTest {

  private static final int READERS = 8;
  private static final int BUSY_TIMEOUT = 5_000;

  private final Path file;
  private final boolean ownsFile;
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final BreakableConnections breakable = new BreakableConnections();
  private final RemovalSettings settings;
  private JdbcStore store;

  private SqliteStore(Path file, boolean ownsFile, RemovalSettings settings) {
    this.file = file;
    this.ownsFile = ownsFile;
    this.settings = settings;
    this.writer = pool(breakable.over(connections(file, SqliteConnections.WRITER)), 1);
    this.readers = pool(file, SqliteConnections.READERS, READERS);
    this.store = JdbcStore.sqlite(writer, readers, settings);
  }

  /** Migrated once; copying it is several times faster. */
  private static final class Template {

    static final Path FILE = make();

    private static Path make() {
      Path file = newFile();
      try (HikariDataSource writer = pool(file, SqliteConnections.WRITER, 1)) {
        JdbcSchema.migrate(writer);
      }
      return file;
    }
  }

  /** Opens an empty store that shares nothing with any other. */
  public static SqliteStore open(NameMatch nameMatch) {
    return open(SETTINGS.withNameMatch(nameMatch));
  }

  /** Opens an empty store that shares nothing with any other and removes in this way. */
  public static SqliteStore open(RemovalSettings settings) {
    try {
      return new SqliteStore(Files.copy(Template.FILE, newFile()), true, settings);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Opens the store in a file that somebody else may have open, and leaves it there. */
  public static SqliteStore in(Path file) {
    return new SqliteStore(file, false, SETTINGS);
  }

  /** The path of a file that does not exist yet, in a folder of its own. */
  public static Path newFile() {
    try {
      return Files.createTempDirectory("device-deletions").resolve("devices.db");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A pool of connections to a file. */
  public static HikariDataSource pool(Path file, Map<String, String> properties, int size) {
    return pool(connections(file, properties), size);
  }

  private static DataSource connections(Path file, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    SQLiteDataSource connections = new SQLiteDataSource(new SQLiteConfig(properties));
    connections.setUrl("jdbc:sqlite:" + file);
    return connections;
  }

  private static HikariDataSource pool(DataSource connections, int size) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(connections);
    settings.setMaximumPoolSize(size);
    // Whoever turns a new file to WAL is in the way of others, and SQLite does not wait there.
    settings.setInitializationFailTimeout(BUSY_TIMEOUT);
    settings.setMinimumIdle(0);
    return new HikariDataSource(settings);
  }

  /** Its file, beside which SQLite keeps two more. */
  public Path file() {
    return file;
  }

  @Override
  public JdbcStore store() {
    return store;
  }

  @Override
  public Jdbi sql() {
    return Jdbi.create("jdbc:sqlite:" + file + "?busy_timeout=5000");
  }

  @Override
  public void protectDevice() {
    sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    CREATE TRIGGER refuse_protected_device BEFORE INSERT ON deletion_batch
                    WHEN EXISTS (
                        SELECT 1
                          FROM json_each(NEW.uids) uid
                          JOIN json_each(NEW.statuses) status ON status.key = uid.key
                         WHERE status.value = 'SCHEDULED'
                           AND lower(uid.value) = 'dddddddd-0000-4000-8000-000000000000')
                    BEGIN
                      SELECT RAISE(ABORT, 'a protected device');
                    END
                    """));
  }

  @Override
  Seq<String> poisonTrigger() {
    return Vector.of(
        """
        CREATE TABLE IF NOT EXISTS poison (tenant TEXT, uid TEXT)
        """,
        """
        CREATE TRIGGER IF NOT EXISTS refuse_poison BEFORE DELETE ON device
        WHEN EXISTS (SELECT 1 FROM poison WHERE tenant = OLD.tenant AND uid = OLD.uid)
        BEGIN
          SELECT RAISE(ABORT, 'poison');
        END
        """);
  }

  @Override
  public void refuseRecord(DeviceUid uid) {
    sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    CREATE TRIGGER refused_record BEFORE INSERT ON deletion_record
                    WHEN NEW.uid = '%s'
                    BEGIN
                      SELECT RAISE(ABORT, 'refused_record');
                    END
                    """
                        .formatted(uid)));
  }

  @Override
  public void breakNextClaim(Reach reach) {
    breakable.breakNextCommit(reach);
  }

  @Override
  public void restart() {
    breakable.mend();
    store.close();
    store = JdbcStore.sqlite(writer, readers, settings);
  }

  @Override
  Seq<String> moveBack() {
    return Vector.of(
        "UPDATE deletion_work SET due_at = due_at - :millis",
        "UPDATE deletion_batch SET accepted_at = accepted_at - :millis, due_at = due_at - :millis",
        "UPDATE deletion_record SET settled_at = settled_at - :millis",
        "UPDATE deletion_dead SET dead_at = dead_at - :millis",
        "UPDATE deletion_intervention SET taken_at = taken_at - :millis",
        "UPDATE deletion_tally SET minute = minute - :millis");
  }

  @Override
  public void close() {
    store.close();
    readers.close();
    writer.close();
    if (ownsFile) {
      delete(file.resolveSibling(""));
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
