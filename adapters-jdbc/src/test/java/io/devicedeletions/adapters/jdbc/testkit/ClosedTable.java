package io.devicedeletions.adapters.jdbc.testkit;

import org.jdbi.v3.core.Handle;

/** Keeps whoever stores a batch on PostgreSQL waiting until it is opened. */
public final class ClosedTable implements AutoCloseable {

  private final Handle operator;

  private ClosedTable(PostgresStore store) {
    this.operator = store.sql().open();
    operator.begin();
  }

  /** Closes the table to everybody. */
  public static ClosedTable toAll(PostgresStore store) {
    ClosedTable table = new ClosedTable(store);
    table.operator.execute("LOCK TABLE deletion_batch IN SHARE MODE");
    return table;
  }

  /** Closes it to those who bring one of these idempotency keys, which are taken when it opens. */
  public static ClosedTable toKeys(PostgresStore store, String tenant, String... keys) {
    ClosedTable table = new ClosedTable(store);
    for (String key : keys) {
      table.operator.execute(
          """
          INSERT INTO deletion_batch
          VALUES (
              ?, gen_random_uuid(), gen_random_uuid(), 'client:operator', ?, now(), now(),
              '{malformed}', '{a}', '{INVALID}')
          """,
          tenant,
          key);
    }
    return table;
  }

  /** Comes back when so many statements wait. */
  public void awaitWaiting(int statements) {
    while (waiting() < statements) {
      Thread.onSpinWait();
    }
  }

  private int waiting() {
    return operator
        .createQuery(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY ("
                + "pg_blocking_pids(pid))")
        .mapTo(Integer.class)
        .one();
  }

  /** Lets everybody through. */
  public void open() {
    operator.commit();
  }

  @Override
  public void close() {
    operator.close();
  }
}
