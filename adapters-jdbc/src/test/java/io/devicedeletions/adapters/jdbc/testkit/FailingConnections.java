package io.devicedeletions.adapters.jdbc.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are real, but for the first that stores batches, or for each that does: to
 * whoever uses it, it fails. Thread-safe.
 */
public final class FailingConnections {

  private final AtomicInteger failures;
  private final Class<?> failing;
  private final String method;
  private volatile boolean hasStored;
  private final boolean executes;
  private final Supplier<Throwable> failure;

  private FailingConnections(int failures, boolean executes, Supplier<Throwable> failure) {
    this(failures, executes, failure, PreparedStatement.class, "execute");
  }

  private FailingConnections(
      int failures,
      boolean executes,
      Supplier<Throwable> failure,
      Class<?> failing,
      String method) {
    this.failing = failing;
    this.method = method;
    this.failures = new AtomicInteger(failures);
    this.executes = executes;
    this.failure = failure;
  }

  /** The statement is executed, and its answer lost. */
  public static DataSource afterExecution(DataSource real, String state) {
    return new FailingConnections(1, true, lost(state)).wrap(DataSource.class, real, "");
  }

  /** The statement does not even reach the server. */
  public static DataSource beforeExecution(DataSource real, String state) {
    return new FailingConnections(1, false, lost(state)).wrap(DataSource.class, real, "");
  }

  /** The statements are executed, and all of their answers lost. */
  public static DataSource afterEachExecution(DataSource real, String state) {
    return new FailingConnections(Integer.MAX_VALUE, true, lost(state))
        .wrap(DataSource.class, real, "");
  }

  /** Not one of the statements reaches the server. */
  public static DataSource beforeEachExecution(DataSource real, String state) {
    return new FailingConnections(Integer.MAX_VALUE, false, lost(state))
        .wrap(DataSource.class, real, "");
  }

  /** The statement is executed, and then something breaks in this process. */
  public static DataSource afterExecution(DataSource real, Error error) {
    return new FailingConnections(1, true, () -> error).wrap(DataSource.class, real, "");
  }

  /** Something breaks in this process before the statement reaches the server. */
  public static DataSource beforeExecution(DataSource real, Error error) {
    return new FailingConnections(1, false, () -> error).wrap(DataSource.class, real, "");
  }

  /** All is well, but the first connection that stored a batch cannot be given back. */
  public static DataSource whenGivenBack(DataSource real) {
    return new FailingConnections(1, true, lost("08006"), Connection.class, "close")
        .wrap(DataSource.class, real, "");
  }

  private static Supplier<Throwable> lost(String state) {
    return () -> new SQLException("lost, SQLSTATE " + state, state);
  }

  private <T> T wrap(Class<T> type, T real, String sql) {
    InvocationHandler call =
        (proxy, called, arguments) -> {
          boolean storesNow = sql.contains("INTO deletion_batch");
          hasStored |= storesNow;
          boolean concernsABatch = type == Connection.class ? hasStored : storesNow;
          if (concernsABatch && type == failing && called.getName().equals(method)) {
            mayFail(real, called, arguments);
          }
          return wrapped(invoke(real, called, arguments), arguments);
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

  private void mayFail(Object real, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (failures.getAndDecrement() > 0) {
      if (executes) {
        invoke(real, method, arguments);
      }
      throw failure.get();
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
