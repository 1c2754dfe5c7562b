package io.devicedeletions.adapters.jdbc;

/**
 * What the connections to PostgreSQL must be told when they are opened, such as by a pool's initial
 * statement. {@link JdbcStore#postgres} reads it back and refuses to start without it.
 *
 * <p>Give the driver {@code logServerErrorDetail=false} as well, or the values of rows that break a
 * constraint stand in its messages, and a {@code socketTimeout} beyond the longest statement.
 */
public final class PostgresConnections {

  /**
   * For the connections that accept: a commit that returns is on stable storage, whatever the
   * server's default is.
   */
  public static final String INTAKE_INITIAL_SQL =
      """
      SET synchronous_commit = on;
      SET default_transaction_isolation = 'read committed'
      """;

  /**
   * For the connections that remove: a plan is made for each claim, as the tables may have grown a
   * thousandfold since the last, and it steps down indexes in their order whatever the statistics
   * say, as those may be older still; it is not compiled, although a step that was forbidden makes
   * it look costly; and no claim can hold its locks for ever.
   */
  public static final String WORK_INITIAL_SQL =
      """
      SET synchronous_commit = on;
      SET default_transaction_isolation = 'read committed';
      SET plan_cache_mode = force_custom_plan;
      SET enable_seqscan = off;
      SET enable_bitmapscan = off;
      SET enable_sort = off;
      SET jit = off;
      SET statement_timeout = '10s';
      SET lock_timeout = '2s';
      SET idle_in_transaction_session_timeout = '10s'
      """;

  private PostgresConnections() {}
}
