package io.devicedeletions.bootstrap.campaign.fault;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of both real drivers, being first on the class path. Without a fault to provoke
 * it hands out their connections as they are.
 */
public final class FaultyDriver implements Driver {

  private static final List<Fault> FAULTS = Fault.ofThisProcess();

  static {
    try {
      DriverManager.registerDriver(new FaultyDriver());
    } catch (SQLException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:postgresql:") || url.startsWith("jdbc:sqlite:");
  }

  @Override
  public @Nullable Connection connect(String url, Properties settings) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection connection = real(url).connect(url, settings);
    return connection == null || FAULTS.isEmpty()
        ? connection
        : new FaultyConnection(connection, FAULTS).proxy();
  }

  private static Driver real(String url) {
    return url.startsWith("jdbc:sqlite:") ? new org.sqlite.JDBC() : new org.postgresql.Driver();
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
    return real(url).getPropertyInfo(url, settings);
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger");
  }
}
