package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where everything is kept; every command that opens a store has them. */
final class DatabaseOptions {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of the embedded database (default: ./data).")
  Path dataDirectory;

  @Option(
      names = "--db-url",
      paramLabel = "URL",
      description = "PostgreSQL to use instead, as in jdbc:postgresql://HOST/DATABASE.")
  @Nullable String url;

  @Option(names = "--db-user", paramLabel = "USER", description = "Whom to connect as.")
  @Nullable String user;

  @Option(
      names = "--db-password",
      paramLabel = "PASSWORD",
      description = "Better given as DEVICE_DELETIONS_DB_PASSWORD.")
  @Nullable String password;

  DatabaseConfiguration configuration() {
    if (url == null) {
      refuseWithoutUrl("--db-user", user);
      refuseWithoutUrl("--db-password", password);
      return new DatabaseConfiguration.Sqlite(dataDirectory.toAbsolutePath().normalize());
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new OperatorProblem(
          "--db-url must start with jdbc:postgresql: ; for the embedded database leave it out"
              + " and use --data-dir.",
          ExitStatus.USAGE);
    }
    return new DatabaseConfiguration.Postgres(
        url, user == null ? "" : user, password == null ? "" : password);
  }

  /**
   * For commands that only make sense where there is something already: in a mistyped folder they
   * would find a new, empty database and report success.
   */
  DatabaseConfiguration existing() {
    DatabaseConfiguration configuration = configuration();
    if (configuration instanceof DatabaseConfiguration.Sqlite sqlite
        && !Files.exists(sqlite.file())) {
      throw new OperatorProblem(
          "There is no database in "
              + sqlite.dataDirectory()
              + "; name the server's folder with --data-dir.");
    }
    return configuration;
  }

  private static void refuseWithoutUrl(String option, @Nullable String value) {
    if (value != null) {
      throw new OperatorProblem(
          option + " needs --db-url; the embedded database has no users.", ExitStatus.USAGE);
    }
  }
}
