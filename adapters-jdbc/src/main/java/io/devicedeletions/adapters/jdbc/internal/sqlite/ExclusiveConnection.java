package io.devicedeletions.adapters.jdbc.internal.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets code that manages its own connections run in one transaction that no other process can enter
 * and that stays whole or leaves no trace: Flyway, which takes no lock on SQLite. Stateless and
 * thread-safe.
 */
public final class ExclusiveConnection {

  private ExclusiveConnection() {}

  /** Gives the work a data source that hands out one connection again and again. */
  public static void use(DataSource database, Consumer<DataSource> work) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        work.accept(handingOut(connection));
        statement.execute("COMMIT");
      } catch (RuntimeException | SQLException failure) {
        statement.execute("ROLLBACK");
        throw failure;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The database could not be changed alone", failure);
    }
  }

  private static DataSource handingOut(Connection connection) {
    Connection kept = withoutTransactions(connection);
    return proxy(
        DataSource.class,
        (method, arguments) -> method.getName().equals("getConnection") ? kept : null);
  }

  /** The transaction is ours: the work's own beginnings and ends mean nothing. */
  private static Connection withoutTransactions(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "setAutoCommit", "commit", "rollback", "close" -> null;
              default -> method.invoke(connection, arguments);
            });
  }

  private interface Call {
    @Nullable Object answer(Method method, Object @Nullable [] arguments)
        throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            ExclusiveConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.answer(method, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
