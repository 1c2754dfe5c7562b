package io.devicedeletions.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The pools get away from a server that does not do any more. */
final class PostgresPoolsTest {

  @Test
  void aConnectionToAServerThatHasBecomeReadOnlyIsGivenUp() throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Postgres postgres = new Postgres(server.getJdbcUrl("postgres", "postgres"), "", "");
      ConnectionPools pools = PostgresPools.open(postgres, "node", 1);
      try {
        execute(pools.writing(), "SET default_transaction_read_only = on");
        assertThatThrownBy(() -> execute(pools.writing(), "CREATE TABLE refused ()"))
            .hasMessageContaining("read-only");

        execute(pools.writing(), "CREATE TABLE taken ()");
      } finally {
        pools.close();
      }
    }
  }

  private static void execute(DataSource connections, String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
