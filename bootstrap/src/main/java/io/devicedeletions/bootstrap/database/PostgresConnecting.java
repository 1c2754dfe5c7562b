package io.devicedeletions.bootstrap.database;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are opened with little patience and used with more. The driver knows one limit
 * for both, and a host of the URL that takes connections and says nothing, as a machine does that
 * hangs, would keep us from the next host for as long as the slowest statement may take.
 * Thread-safe.
 */
final class PostgresConnecting implements DataSource {

  /** For each thing that a host is told while a connection is opened. */
  private static final int SECONDS_TO_ANSWER = 2;

  private static final int SECONDS_FOR_A_STATEMENT = 30;
  private static final Pattern SOCKET_TIMEOUT = Pattern.compile("[?&]socketTimeout=(\\d{1,6})");

  private final String url;
  private final Properties properties;
  private final Driver driver;
  private final int millisecondsForAStatement;

  PostgresConnecting(Postgres postgres, String node) {
    this.url = postgres.url() + (postgres.url().contains("?") ? "&" : "?") + impatience();
    this.properties = properties(postgres, node);
    this.millisecondsForAStatement = 1_000 * secondsForAStatement(postgres.url());
    try {
      this.driver = DriverManager.getDriver(url);
    } catch (SQLException unknown) {
      throw UnusableDatabase.of(postgres, unknown);
    }
  }

  /** Of an option that stands in a URL twice, the driver takes the last. */
  private static String impatience() {
    return "socketTimeout=" + SECONDS_TO_ANSWER;
  }

  /** The driver lets what stands in the URL override these. */
  private static Properties properties(Postgres postgres, String node) {
    Properties properties = new Properties();
    if (!postgres.user().isEmpty()) {
      properties.setProperty("user", postgres.user());
    }
    if (!postgres.password().isEmpty()) {
      properties.setProperty("password", postgres.password());
    }
    properties.setProperty("ApplicationName", "device-deletions " + node);
    properties.setProperty("connectTimeout", Integer.toString(SECONDS_TO_ANSWER));
    properties.setProperty("sslResponseTimeout", "1000");
    // Enough for two hosts that say nothing before one that does.
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private static int secondsForAStatement(String url) {
    return SOCKET_TIMEOUT
        .matcher(url)
        .results()
        .mapToInt(option -> Integer.parseInt(option.group(1)))
        .reduce(SECONDS_FOR_A_STATEMENT, (earlier, last) -> last);
  }

  @Override
  public Connection getConnection() throws SQLException {
    @Nullable Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not take this URL", "08001");
    }
    connection.setNetworkTimeout(Runnable::run, millisecondsForAStatement);
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is part of the settings");
  }

  /** The pool's own patience is with those who wait for it, not with the hosts. */
  @Override
  public void setLoginTimeout(int seconds) {}

  /** So long the pool, when it closes, waits for a connection that is being opened. */
  @Override
  public int getLoginTimeout() {
    return SECONDS_TO_ANSWER;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
