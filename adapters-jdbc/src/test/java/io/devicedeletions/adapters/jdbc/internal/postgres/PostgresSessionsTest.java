package io.devicedeletions.adapters.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.internal.Sessions;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class PostgresSessionsTest {

  private final String database = PostgresServer.newEmptyDatabase();
  private final DataSource logins = PostgresServer.connections(database);
  private final Sessions sessions = new PostgresSessions(Jdbi.create(logins));

  /** As after a new version of the operating system. */
  @Test
  void aWarningAtTheLoginIsNotTakenForOneOfTheCommit() throws SQLException {
    sessions.write(
        handle ->
            handle.execute(
                "UPDATE pg_database SET datcollversion = '0' WHERE datname = ?", database));
    try (Connection login = logins.getConnection()) {
      assertThat((Throwable) login.getWarnings()).hasMessageContaining("collation version");
    }

    sessions.write(handle -> handle.execute("CREATE TABLE written ()"));

    assertThat(
            sessions.<Boolean>read(
                handle ->
                    handle
                        .createQuery("SELECT to_regclass('written') IS NOT NULL")
                        .mapTo(Boolean.class)
                        .one()))
        .isTrue();
  }
}
