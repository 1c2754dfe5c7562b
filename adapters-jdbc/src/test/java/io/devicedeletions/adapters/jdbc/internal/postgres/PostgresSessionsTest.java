package io.devicedeletions.adapters.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.Sessions;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
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

  /** The costs would ask for it, as a step that is forbidden and taken is worth ten billion. */
  @Test
  void whoAsksByIndexIsNotCompiled() {
    assertThat(sessions.<String>readByIndex(PostgresSessionsTest::jit)).isEqualTo("off");
    assertThat(sessions.<String>read(PostgresSessionsTest::jit)).isEqualTo("on");
  }

  @Test
  void whoRemovesIsNotCompiled() {
    try (HikariDataSource work =
        PostgresServer.pool(database, PostgresConnections.WORK_INITIAL_SQL, 1)) {
      assertThat(Jdbi.create(work).<String, RuntimeException>withHandle(PostgresSessionsTest::jit))
          .isEqualTo("off");
    }
  }

  @Test
  void whoPrunesIsNotCompiled() {
    PostgresPruning pruning = new PostgresPruning(Jdbi.create(logins));

    String inside =
        sessions.write(
            handle -> {
              assertThat(pruning.isOurTurn(handle)).isTrue();
              return jit(handle);
            });

    assertThat(inside).isEqualTo("off");
  }

  private static String jit(Handle handle) {
    return handle.createQuery("SHOW jit").mapTo(String.class).one();
  }
}
