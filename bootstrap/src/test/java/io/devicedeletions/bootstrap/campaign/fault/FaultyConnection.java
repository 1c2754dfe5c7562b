package io.devicedeletions.bootstrap.campaign.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection that knows which step each of its statements is. */
final class FaultyConnection {

  private final Connection connection;
  private final List<Fault> faults;
  private final Sabotage sabotage;
  private final Set<Step> sinceCommit = EnumSet.noneOf(Step.class);

  FaultyConnection(Connection connection, List<Fault> faults) {
    this.connection = connection;
    this.faults = faults;
    this.sabotage = new Sabotage(connection);
  }

  Connection proxy() {
    return proxy(Connection.class, this::invoke);
  }

  private interface Call {
    @Nullable Object answer(Method method, Object @Nullable [] arguments)
        throws ReflectiveOperationException, SQLException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.answer(method, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments)
      throws ReflectiveOperationException, SQLException {
    return switch (method.getName()) {
      case "createStatement" -> statement((Statement) method.invoke(connection, arguments));
      case "prepareStatement" ->
          prepared(
              (PreparedStatement) method.invoke(connection, arguments),
              String.valueOf(first(arguments)));
      case "commit" -> commit(() -> method.invoke(connection, arguments));
      case "rollback" -> {
        sinceCommit.clear();
        yield method.invoke(connection, arguments);
      }
      default -> method.invoke(connection, arguments);
    };
  }

  private static @Nullable Object first(Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0 ? null : arguments[0];
  }

  private Statement statement(Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) ->
            method.getName().startsWith("execute") && first(arguments) instanceof String sql
                ? execute(sql, () -> method.invoke(statement, arguments))
                : method.invoke(statement, arguments));
  }

  private PreparedStatement prepared(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) ->
            method.getName().startsWith("execute")
                ? execute(sql, () -> method.invoke(statement, arguments))
                : method.invoke(statement, arguments));
  }

  private interface Execution {
    @Nullable Object run() throws ReflectiveOperationException, SQLException;
  }

  private @Nullable Object execute(String sql, Execution execution)
      throws ReflectiveOperationException, SQLException {
    if (Step.isCommit(sql)) {
      return commit(execution);
    }
    Set<Step> steps = Step.of(sql);
    sinceCommit.addAll(steps);
    return pass(steps, execution);
  }

  private @Nullable Object commit(Execution execution)
      throws ReflectiveOperationException, SQLException {
    Set<Step> steps = Step.ofCommit(sinceCommit);
    sinceCommit.clear();
    return pass(steps, execution);
  }

  private @Nullable Object pass(Set<Step> steps, Execution execution)
      throws ReflectiveOperationException, SQLException {
    if (!mustBeUndoneUnseen(steps)) {
      return passBothSides(steps, execution);
    }
    connection.setAutoCommit(false);
    Object result = passBothSides(steps, execution);
    connection.commit();
    connection.setAutoCommit(true);
    return result;
  }

  /** Work that is to be lost must be gone before a worker sees it. */
  private boolean mustBeUndoneUnseen(Set<Step> steps) throws SQLException {
    return steps.contains(Step.ACCEPT)
        && faults.stream().anyMatch(fault -> fault.action() == Action.LOSE)
        && sabotage.isOnPostgres()
        && connection.getAutoCommit();
  }

  private @Nullable Object passBothSides(Set<Step> steps, Execution execution)
      throws ReflectiveOperationException, SQLException {
    pass(steps, Moment.BEFORE);
    Object result = execution.run();
    pass(steps, Moment.AFTER);
    return result;
  }

  private void pass(Set<Step> steps, Moment moment) throws SQLException {
    for (Step step : steps) {
      for (Fault fault : faults) {
        if (fault.isDue(step, moment) && sabotage.inflict(fault.action())) {
          fault.done();
        }
      }
    }
  }
}
