package io.devicedeletions.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pools get away from a server that does not do any more. */
final class PostgresPoolsTest {

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void aConnectionToAServerThatHasBecomeReadOnlyIsGivenUp() throws SQLException {
    Postgres postgres = new Postgres(server.getJdbcUrl("postgres", "postgres"), "", "");
    ConnectionPools pools = PostgresPools.open(postgres, "node", 1);
    try {
      execute(pools.writing(), "SET default_transaction_read_only = on");
      assertThatThrownBy(() -> execute(pools.writing(), "CREATE TABLE refused ()"))
          .hasMessageContaining("read-only");

      execute(pools.writing(), "CREATE TABLE taken_again ()");
    } finally {
      pools.close();
    }
  }

  /** As a machine does that hangs: its kernel takes connections, and nobody answers. */
  @Test
  void aHostThatTakesConnectionsAndSaysNothingIsPassedOver() throws IOException, SQLException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url =
          "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
              .formatted(silent.getLocalPort(), server.getPort());
      ConnectionPools pools = PostgresPools.open(new Postgres(url, "postgres", ""), "node", 1);
      try {
        execute(pools.writing(), "CREATE TABLE taken ()");
      } finally {
        pools.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'',30000", "?socketTimeout=12,12000", "?socketTimeout=12&tcpKeepAlive=true,12000"})
  void aStatementMayTakeLongerThanAConnection(String options, int milliseconds)
      throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()) + options;
    ConnectionPools pools = PostgresPools.open(new Postgres(url, "postgres", ""), "node", 1);
    try (Connection connection = pools.writing().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(milliseconds);
    } finally {
      pools.close();
    }
  }

  private static void execute(DataSource connections, String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
