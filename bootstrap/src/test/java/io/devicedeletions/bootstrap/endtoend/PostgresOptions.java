package io.devicedeletions.bootstrap.endtoend;

import io.devicedeletions.bootstrap.leaks.Transcript;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Options that point the jar at a real PostgreSQL: one server for all tests, a database for each.
 */
final class PostgresOptions {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresOptions() {}

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
    }
  }

  static String[] freshDatabase() {
    String name = "end_to_end_" + DATABASES.incrementAndGet();
    try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
    return new String[] {
      "--db-url",
      "jdbc:postgresql://localhost:" + Running.SERVER.getPort() + "/" + name,
      "--db-user",
      "postgres",
      "--db-password",
      Transcript.DATABASE_PASSWORD
    };
  }
}
