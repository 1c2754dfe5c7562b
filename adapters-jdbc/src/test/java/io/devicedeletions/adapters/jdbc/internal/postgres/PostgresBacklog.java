package io.devicedeletions.adapters.jdbc.internal.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.tenant.TenantId;
import org.jdbi.v3.core.Jdbi;

/**
 * A database that was empty when PostgreSQL last took its statistics, and in which one tenant now
 * has many due batches of one device each. Autovacuum, which would notice, leaves the tables alone.
 *
 * @param intake the connections of those who ask
 * @param work the one connection of the workers
 * @param sql the same connection, for statements of a test's own
 */
record PostgresBacklog(HikariDataSource intake, HikariDataSource work, Jdbi sql, JdbcStore store) {

  static final TenantId TENANT = new TenantId("acme");

  /** What {@code mvn verify} can afford; {@code .ci/run} asks for a million. */
  static final int MANY = Integer.getInteger("backlog.parts", 100_000);

  /** Made once for all tests of the process. */
  private static final class Large {

    static final PostgresBacklog BACKLOG = of(MANY);
  }

  /** The one of {@link #MANY} parts, of which a test may claim some, but never many. */
  static PostgresBacklog large() {
    return Large.BACKLOG;
  }

  /** A database of one's own with so many parts. */
  static PostgresBacklog of(int parts) {
    String database = PostgresServer.newDatabase();
    HikariDataSource work = PostgresServer.pool(database, PostgresConnections.WORK_INITIAL_SQL, 1);
    Jdbi sql =
        JdbiSettings.on(work)
            .registerArrayType(String.class, "text")
            .registerArrayType(Integer.class, "int4");
    HikariDataSource intake =
        PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, 2);
    fill(sql, parts);
    return new PostgresBacklog(
        intake, work, sql, JdbcStore.postgres(intake, work, RemovalSettings.signedBy("node-1")));
  }

  private static void fill(Jdbi sql, int parts) {
    sql.useHandle(
        handle -> {
          handle.execute(
              """
              SET statement_timeout = 0;
              ALTER TABLE deletion_work SET (autovacuum_enabled = off);
              ALTER TABLE deletion_batch SET (autovacuum_enabled = off);
              ALTER TABLE device SET (autovacuum_enabled = off);
              ANALYZE deletion_work, deletion_batch, deletion_dead, device
              """);
          handle.createUpdate(DEVICES).bind("parts", parts).execute();
          handle.createUpdate(BATCHES).bind("parts", parts).execute();
          handle.execute(WORK);
          handle.execute(DEAD);
          handle.execute("SET statement_timeout = '10s'");
        });
  }

  private static final String DEVICES =
      """
      INSERT INTO device
      SELECT 'acme', CAST(lpad(to_hex(n), 32, '0') AS uuid), 'device', '{}', now(), now()
        FROM generate_series(1, :parts) n
      """;

  private static final String BATCHES =
      """
      INSERT INTO deletion_batch
      SELECT 'acme', CAST(lpad(to_hex(n), 32, '0') AS uuid), 'request', 'requester', NULL,
             now(), now() + (n - :parts) * INTERVAL '1 millisecond',
             ARRAY[CAST(CAST(lpad(to_hex(n), 32, '0') AS uuid) AS text)], ARRAY['device'],
             ARRAY['SCHEDULED']
        FROM generate_series(1, :parts) n
      """;

  private static final String WORK =
      """
      INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
      SELECT tenant, batch_id, due_at, '{0}' FROM deletion_batch
      """;

  private static final String DEAD =
      """
      INSERT INTO deletion_dead
      SELECT tenant, batch_id, 1, 8, 'XX000', 'error', now()
        FROM deletion_batch
       WHERE tenant = 'acme'
       ORDER BY batch_id
       LIMIT 20000
      """;

  /** Makes a claim the way a worker does. */
  Claim claim(int parts) {
    return store.dueDeletions().settle(TENANT, new ClaimSize(parts), Blame.LASTING_ERRORS);
  }

  /**
   * How many pages the one connection of the workers looked at meanwhile: whole transactions, with
   * whatever else they need.
   */
  long buffersOf(Runnable removal) {
    long before = buffers();
    removal.run();
    return buffers() - before;
  }

  /** In two transactions, as numbers are handed in between two. */
  private long buffers() {
    return sql.withHandle(
        handle -> {
          handle.execute("SELECT pg_stat_force_next_flush()");
          return handle
              .createQuery(
                  """
                  SELECT sum(hits + reads)
                    FROM pg_stat_get_backend_io(pg_backend_pid())
                   WHERE object = 'relation'
                  """)
              .mapTo(long.class)
              .one();
        });
  }

  /** For whoever has a backlog of its own. */
  void close() {
    store.close();
    intake.close();
    work.close();
  }
}
