package io.devicedeletions.adapters.jdbc.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are real, but for the first that stores a batch: to whoever uses it, it fails.
 * Thread-safe.
 */
public final class FailingConnections {

  private final AtomicBoolean failed = new AtomicBoolean();
  private final boolean executes;
  private final String state;

  private FailingConnections(boolean executes, String state) {
    this.executes = executes;
    this.state = state;
  }

  /** The statement is executed, and its answer lost. */
  public static DataSource afterExecution(DataSource real, String state) {
    return new FailingConnections(true, state).wrap(DataSource.class, real, "");
  }

  /** The statement does not even reach the server. */
  public static DataSource beforeExecution(DataSource real, String state) {
    return new FailingConnections(false, state).wrap(DataSource.class, real, "");
  }

  private <T> T wrap(Class<T> type, T real, String sql) {
    InvocationHandler call =
        (proxy, method, arguments) -> {
          if (method.getName().equals("execute") && sql.contains("INTO deletion_batch")) {
            failOnce(real, method, arguments);
          }
          return wrapped(invoke(real, method, arguments), arguments);
        };
    return type.cast(
        Proxy.newProxyInstance(
            FailingConnections.class.getClassLoader(), new Class<?>[] {type}, call));
  }

  private @Nullable Object wrapped(
      @Nullable Object answer, @Nullable Object @Nullable [] arguments) {
    if (answer instanceof PreparedStatement statement && arguments != null) {
      return wrap(PreparedStatement.class, statement, String.valueOf(arguments[0]));
    }
    return answer instanceof Connection connection
        ? wrap(Connection.class, connection, "")
        : answer;
  }

  private void failOnce(Object real, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (failed.compareAndSet(false, true)) {
      if (executes) {
        invoke(real, method, arguments);
      }
      throw new SQLException("lost, SQLSTATE " + state, state);
    }
  }

  private static @Nullable Object invoke(
      Object real, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
