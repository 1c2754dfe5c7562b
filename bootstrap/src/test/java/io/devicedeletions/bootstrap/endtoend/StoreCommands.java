package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What an operator does to one store: commands of the packaged jar, and SQL. */
public final class StoreCommands {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String[] options;

  private StoreCommands(String... options) {
    this.options = options;
  }

  /** The embedded database in {@code folder/data}. */
  public static StoreCommands embeddedIn(Path folder) {
    return new StoreCommands("--data-dir", folder.resolve("data").toString());
  }

  static StoreCommands onFreshPostgres() {
    return new StoreCommands(PostgresOptions.freshDatabase());
  }

  /** A command with the options of this store. */
  Result run(String... arguments) {
    return ExecutableJar.run(with(arguments));
  }

  private String[] with(String... arguments) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(options)).toArray(String[]::new);
  }

  /** A development server for acme and globex. */
  public ServerProcess serve(String... more) {
    return ServerProcess.start(with(MainJobScenario.developmentServer(more)));
  }

  /** A server that takes the tokens of an issuer. */
  public ServerProcess serveFor(TestTokens issuer, Path keys, String... more) {
    issuer.writeKeySet(keys);
    Stream<String> trust =
        Stream.of(
            "--jwks-file",
            keys.toString(),
            "--issuer",
            TestTokens.ISSUER,
            "--audience",
            TestTokens.AUDIENCE);
    return ServerProcess.start(
        with(Stream.concat(trust, Arrays.stream(more)).toArray(String[]::new)));
  }

  /** A command that must succeed; what it printed. */
  String succeed(String... arguments) {
    Result result = run(arguments);
    assertThat(result.exitStatus()).as(result.err()).isZero();
    return result.out();
  }

  void importFleet(Path folder, String tenant, List<CsvDevice> devices) {
    Path file = folder.resolve(tenant + ".csv");
    CsvDevice.write(file, devices);
    succeed("inventory", "import", file.toString(), "--tenant", tenant);
  }

  int count(String tenant) {
    return Integer.parseInt(succeed("inventory", "count", "--tenant", tenant).strip());
  }

  /** Looks by SQL, as a command takes a second. */
  void awaitCount(String tenant, int expected) {
    await("SELECT count(*) FROM device WHERE tenant = '" + tenant + "'", expected);
  }

  /** Waits until a query gives this number. */
  public void await(String query, int expected) {
    List<String> wanted = List.of(Integer.toString(expected));
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = select(query);
    while (!found.equals(wanted) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      found = select(query);
    }
    assertThat(found).as(query).isEqualTo(wanted);
  }

  /** True on the embedded database. */
  boolean isEmbedded() {
    return options[0].equals("--data-dir");
  }

  /** Changes the database from outside. */
  public void sql(String statement) {
    try (Connection connection = connect();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The first column of every row. */
  public List<String> select(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private Connection connect() throws SQLException {
    if (isEmbedded()) {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + options[1] + "/device-deletions.db");
      try (Statement patience = connection.createStatement()) {
        patience.execute("PRAGMA busy_timeout = 5000");
      }
      return connection;
    }
    return DriverManager.getConnection(options[1], options[3], "");
  }
}
