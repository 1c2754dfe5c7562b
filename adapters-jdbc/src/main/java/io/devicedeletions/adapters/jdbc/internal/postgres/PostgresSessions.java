package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.Sessions;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/** Each session on a connection of its own. */
final class PostgresSessions implements Sessions {

  private final Jdbi jdbi;

  PostgresSessions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public <T> T read(HandleCallback<T, RuntimeException> work) {
    return jdbi.withHandle(work);
  }

  /**
   * Settings for the transaction alone: for these values, so that partitions which cannot have any
   * are left alone, and down the indexes in their order. What was forbidden and done all the same
   * counts as very costly, and what is costly would be compiled, which takes a hundred times as
   * long as the statement.
   */
  @Override
  public <T> T readByIndex(HandleCallback<T, RuntimeException> work) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              """
              SELECT set_config('plan_cache_mode', 'force_custom_plan', true),
                     set_config('enable_seqscan', 'off', true),
                     set_config('enable_bitmapscan', 'off', true),
                     set_config('enable_sort', 'off', true),
                     set_config('enable_incremental_sort', 'off', true),
                     set_config('jit', 'off', true)
              """);
          return work.withHandle(handle);
        });
  }

  /** In a transaction, without which the driver would fetch the whole result at once. */
  @Override
  public <T> T readAtOneMoment(HandleCallback<T, RuntimeException> work) {
    return jdbi.inTransaction(work);
  }

  @Override
  public <T> T write(HandleCallback<T, RuntimeException> work) {
    return jdbi.withHandle(
        handle -> {
          clearWarnings(handle);
          T result =
              handle.inTransaction(
                  begun -> {
                    requireBegun(begun);
                    return work.withHandle(begun);
                  });
          requireConfirmed(handle);
          return result;
        });
  }

  /**
   * An earlier transaction may have left a warning, as not every pool clears it away; or the login,
   * of a collation that changed with the operating system, say.
   */
  private static void clearWarnings(Handle handle) {
    try {
      handle.getConnection().clearWarnings();
    } catch (SQLException broken) {
      throw new ConnectionException(broken);
    }
  }

  /**
   * The driver sends BEGIN together with the first statement. Where the server refuses BEGIN alone,
   * because somebody cancels it say, it goes on with that statement, and commits it by itself; so
   * the first must be one that changes nothing. Costs a round trip a transaction.
   */
  private static void requireBegun(Handle handle) {
    handle.execute("SELECT 1");
  }

  private static void requireConfirmed(Handle handle) {
    try {
      DurableCommit.requireConfirmed(handle.getConnection());
    } catch (SQLException unconfirmed) {
      throw new TransactionException("committed on one server alone", unconfirmed);
    }
  }
}
