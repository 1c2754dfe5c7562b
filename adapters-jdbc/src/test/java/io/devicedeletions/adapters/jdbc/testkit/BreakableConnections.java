package io.devicedeletions.adapters.jdbc.testkit;

import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are real, but for the next commit when it is told to break: then it never
 * reaches the database. Thread-safe.
 */
final class BreakableConnections {

  /**
   * What SQLite calls busy, which is the store's fault, and interrupted, which is one statement's.
   */
  private static final int SQLITE_BUSY = 5;

  private static final int SQLITE_INTERRUPTED = 9;

  private final AtomicReference<@Nullable Reach> breaking = new AtomicReference<>();

  void breakNextCommit(Reach reach) {
    breaking.set(reach);
  }

  void mend() {
    breaking.set(null);
  }

  DataSource over(DataSource real) {
    return wrap(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object answer = invoke(real, method, arguments);
          return answer instanceof Connection connection
              ? wrap(Connection.class, commits(connection))
              : answer;
        });
  }

  private InvocationHandler commits(Connection real) {
    return (proxy, method, arguments) -> {
      if (isCommit(method, arguments)) {
        breakIfTold(real);
      }
      return invoke(real, method, arguments);
    };
  }

  /** On SQLite it is a statement. */
  private static boolean isCommit(Method method, @Nullable Object @Nullable [] arguments) {
    return method.getName().equals("commit")
        || (method.getName().equals("prepareStatement")
            && arguments != null
            && "COMMIT".equals(arguments[0]));
  }

  private void breakIfTold(Connection real) throws SQLException {
    Reach reach = breaking.getAndSet(null);
    if (reach == Reach.STORE) {
      real.abort(Runnable::run);
      throw new SQLException("the connection is lost", "08006", SQLITE_BUSY);
    } else if (reach == Reach.TRANSACTION) {
      throw new SQLException("could not serialize access", "40001", SQLITE_INTERRUPTED);
    }
  }

  private static <T> T wrap(Class<T> type, InvocationHandler call) {
    return type.cast(
        Proxy.newProxyInstance(
            BreakableConnections.class.getClassLoader(), new Class<?>[] {type}, call));
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
