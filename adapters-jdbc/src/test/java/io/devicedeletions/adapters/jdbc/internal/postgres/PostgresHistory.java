package io.devicedeletions.adapters.jdbc.internal.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.RecordDays;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A database that was empty when PostgreSQL last took its statistics, and in which two tenants now
 * have a history of ten days, of batches of one line in turns: of the older half everything is
 * settled, then come dead lines, then pending ones, of which the latest wait. One device was asked
 * for in every fourth of them, and half of them came with one request.
 *
 * @param asking the one connection of those who ask
 */
record PostgresHistory(HikariDataSource asking, HikariDataSource work, Jdbi sql, JdbcStore store) {

  static final TenantId TENANT = new TenantId("acme");
  static final RequestId REQUEST = new RequestId("aaaaaaaa-0000-4000-8000-000000000000");
  static final DeviceUid POPULAR_UID = new DeviceUid(new UUID(-1, 7));
  static final DeviceName POPULAR_NAME = new DeviceName("popular");

  private static final int DAYS = 10;

  static PostgresHistory of(int batches) {
    String database = PostgresServer.newDatabase();
    HikariDataSource asking =
        PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, 1);
    HikariDataSource work = PostgresServer.pool(database, PostgresConnections.WORK_INITIAL_SQL, 1);
    Jdbi sql = JdbiSettings.on(asking);
    sql.useHandle(handle -> fill(handle, batches));
    JdbcStore store = JdbcStore.postgres(asking, work, RemovalSettings.signedBy("node-1"));
    handInNumbers(JdbiSettings.on(work));
    return new PostgresHistory(asking, work, sql, store);
  }

  /** The id of a batch by its number, of which those of the tenant are even. */
  static BatchId batch(int number) {
    return new BatchId(new UUID(0, number));
  }

  private static void fill(Handle handle, int batches) {
    LocalDate today = RecordDays.today(handle);
    for (int day = 0; day <= DAYS; day++) {
      RecordDays.make(handle, today.minusDays(day));
    }
    handle.execute(EMPTY_STATISTICS);
    handle.createUpdate(BATCHES).bind("batches", batches).execute();
    handle.createUpdate(RECORDS).bind("settled", batches / 2).execute();
    handle.createUpdate(DEAD).bind("from", batches / 2).bind("to", batches * 3 / 4).execute();
    handle.createUpdate(WORK).bind("from", batches * 3 / 4).execute();
    handle.execute(INTERVENTIONS);
    handle.createUpdate(DEVICES).bind("batches", batches).execute();
    handle.createUpdate(TALLIES).bind("batches", batches).execute();
  }

  private static final String EMPTY_STATISTICS =
      """
      ALTER TABLE deletion_work SET (autovacuum_enabled = off);
      ALTER TABLE deletion_batch SET (autovacuum_enabled = off);
      ALTER TABLE deletion_dead SET (autovacuum_enabled = off);
      ALTER TABLE deletion_tally SET (autovacuum_enabled = off);
      ALTER TABLE device SET (autovacuum_enabled = off);
      ANALYZE
      """;

  private static final String BATCHES =
      """
      INSERT INTO deletion_batch (
          tenant, batch_id, request_id, requester, accepted_at, due_at, uids, names, statuses)
      SELECT CASE n % 2 WHEN 0 THEN 'acme' ELSE 'zeta' END,
             CAST(lpad(to_hex(n), 32, '0') AS uuid),
             CASE n % 4 WHEN 0 THEN 'aaaaaaaa-0000-4000-8000-000000000000'
                        ELSE 'bbbbbbbb-0000-4000-8000-000000000000' END,
             'requester', now() - (:batches - n) * (INTERVAL '9 days' / :batches),
             now() + (n - :batches * 7 / 8) * INTERVAL '1 minute',
             ARRAY[CASE n % 8 WHEN 0 THEN 'ffffffff-ffff-ffff-0000-000000000007'
                   ELSE CAST(CAST(lpad(to_hex(n), 32, '0') AS uuid) AS text) END],
             ARRAY[CASE n % 8 WHEN 0 THEN 'popular' ELSE 'device' || n END],
             ARRAY['SCHEDULED']
        FROM generate_series(1, :batches) n
      """;

  private static final String RECORDS =
      """
      INSERT INTO deletion_record
      SELECT tenant, batch_id, 0, CAST(uids[1] AS uuid), names[1], 'REMOVED', 1, 'node',
             accepted_at, '{"attributes": {"model": "X1"}}'
        FROM deletion_batch
       WHERE batch_id <= CAST(lpad(to_hex(:settled), 32, '0') AS uuid)
      """;

  private static final String DEAD =
      """
      INSERT INTO deletion_dead
      SELECT tenant, batch_id, 0, 8, 'XX000', 'error', accepted_at
        FROM deletion_batch
       WHERE batch_id > CAST(lpad(to_hex(:from), 32, '0') AS uuid)
         AND batch_id <= CAST(lpad(to_hex(:to), 32, '0') AS uuid)
      """;

  private static final String WORK =
      """
      INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
      SELECT tenant, batch_id, due_at, '{0}'
        FROM deletion_batch
       WHERE batch_id > CAST(lpad(to_hex(:from), 32, '0') AS uuid)
      """;

  private static final String INTERVENTIONS =
      """
      INSERT INTO deletion_intervention
      SELECT tenant, batch_id, 'REQUEUE', '{0}', 'operator', accepted_at FROM deletion_batch
      """;

  private static final String DEVICES =
      """
      INSERT INTO device
      SELECT 'acme', CAST(lpad(to_hex(n), 32, '0') AS uuid), 'device' || n, '{}', now(), now()
        FROM generate_series(1, :batches) n
      """;

  /** For each minute of the last hour three, and the others in the two days before. */
  private static final String TALLIES =
      """
      INSERT INTO deletion_tally
      SELECT 'acme', date_trunc('minute', now()) - n % 60 * INTERVAL '1 minute', 'REMOVED', 8
        FROM generate_series(1, 180) n
      UNION ALL
      SELECT 'acme', date_trunc('minute', now()) - (60 + n % 2800) * INTERVAL '1 minute',
             'REMOVED', 8
        FROM generate_series(1, :batches) n
      """;

  /**
   * What it took to answer.
   *
   * @param pages how many pages were looked at
   * @param scans how many tables were read from end to end
   */
  record Cost(long pages, long scans) {

    private Cost minus(Cost earlier) {
      return new Cost(pages - earlier.pages, scans - earlier.scans);
    }
  }

  /** Asks twice, as the first time is also spent on the catalogue, and measures the second. */
  Cost costOf(Runnable question) {
    question.run();
    Cost before = cost();
    question.run();
    Cost after = cost();
    return after.minus(before).minus(cost().minus(after));
  }

  /** At the end of the transaction: by itself a session waits with it for some seconds. */
  private static void handInNumbers(Jdbi sql) {
    sql.useHandle(handle -> handle.execute("SELECT pg_stat_force_next_flush()"));
  }

  private Cost cost() {
    handInNumbers(sql);
    return sql.withHandle(
        handle -> {
          return handle
              .createQuery(
                  """
                  SELECT (SELECT sum(hits + reads)
                            FROM pg_stat_get_backend_io(pg_backend_pid())
                           WHERE object = 'relation') AS pages,
                         (SELECT sum(seq_scan) FROM pg_stat_user_tables) AS scans
                  """)
              .map((row, context) -> new Cost(row.getLong("pages"), row.getLong("scans")))
              .one();
        });
  }

  void close() {
    store.close();
    asking.close();
    work.close();
  }
}
