package io.devicedeletions.adapters.jdbc.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The one PostgreSQL server of this process, started when it is first asked for and stopped with
 * the process. Thread-safe.
 */
public final class PostgresServer {

  private static final String TEMPLATE = "device_deletions_template";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** Started once, by the class loader. */
  private static final class Running {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", System.getProperty("postgres.fsync", "off"))
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Migrated once; copying it is several times faster. */
  private static final class Template {

    static final String NAME = make();

    private static String make() {
      administer("CREATE DATABASE " + TEMPLATE);
      JdbcSchema.migrate(connections(TEMPLATE));
      return TEMPLATE;
    }
  }

  /** Makes a database without tables. */
  public static String newEmptyDatabase() {
    String name = "empty_" + DATABASES.incrementAndGet();
    administer("CREATE DATABASE " + name);
    return name;
  }

  /** Makes a database with the tables of this version, empty. */
  public static String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    synchronized (DATABASES) {
      administer("CREATE DATABASE " + name + " TEMPLATE " + Template.NAME);
    }
    return name;
  }

  /** Connections to a database, each opened when it is asked for. */
  public static DataSource connections(String database) {
    return Running.SERVER.getDatabase("postgres", database);
  }

  /** Connections to a database, with a schema of its own choice first in their search path. */
  public static DataSource connections(String database, String schema) {
    return Running.SERVER.getDatabase("postgres", database, Map.of("currentSchema", schema));
  }

  /** Connections to a database over sockets of the test's own. */
  public static DataSource connections(String database, Class<? extends SocketFactory> sockets) {
    return Running.SERVER.getDatabase(
        "postgres", database, Map.of("socketFactory", sockets.getName()));
  }

  /** A pool of connections to a database, opened as they are needed. */
  public static HikariDataSource pool(String database, String initialSql, int size) {
    return pool(connections(database), initialSql, size);
  }

  /** A pool of such connections, opened as they are needed. */
  public static HikariDataSource pool(DataSource connections, String initialSql, int size) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(connections);
    settings.setConnectionInitSql(initialSql);
    settings.setMaximumPoolSize(size);
    settings.setMinimumIdle(0);
    return new HikariDataSource(settings);
  }

  private static void administer(String sql) {
    Jdbi.create(Running.SERVER.getPostgresDatabase()).useHandle(handle -> handle.execute(sql));
  }
}
