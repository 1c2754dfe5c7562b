package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** On PostgreSQL. */
class PostgresIsolationProperties extends IsolationContract {

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres server;

  @SuppressWarnings("NullAway.Init")
  private static World crowd;

  @SuppressWarnings("NullAway.Init")
  private static World solitude;

  @BeforeContainer
  static void open() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    crowd = open("crowd");
    solitude = open("solitude");
  }

  private static World open(String name) throws SQLException {
    execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
    World world = World.on(new Postgres(server.getJdbcUrl("postgres", name), "", ""));
    execute(
        server.getDatabase("postgres", name),
        """
        CREATE FUNCTION keep_on_loan() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'this device is on loan'; END $$;
        CREATE TRIGGER on_loan BEFORE DELETE ON device
        FOR EACH ROW WHEN (OLD.name LIKE '%on loan') EXECUTE FUNCTION keep_on_loan()
        """);
    return world;
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @AfterContainer
  static void close() throws IOException {
    crowd.close();
    solitude.close();
    server.close();
  }

  @Override
  World crowd() {
    return crowd;
  }

  @Override
  World solitude() {
    return solitude;
  }
}
