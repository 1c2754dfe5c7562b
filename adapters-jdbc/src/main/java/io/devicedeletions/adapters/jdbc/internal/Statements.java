package io.devicedeletions.adapters.jdbc.internal;

/**
 * The statements that the ports share, each in one place: here where every database takes it as it
 * is, otherwise in the dialect's own list. Parameters have the same names in every dialect.
 */
public interface Statements {

  /** The earlier batch of a tenant and idempotency key. */
  String batchByKey();

  /**
   * A batch of a tenant, in a transaction whose commit is confirmed as if it had written: what it
   * finds beside the batch is then as certain as what it writes.
   */
  String batchById();

  /**
   * The oldest work of each tenant that is not paused, due or not. It steps from tenant to tenant
   * through the index, so that its cost does not depend on how much work they have.
   */
  String headsOfWork();

  /**
   * Takes some of a tenant's oldest due work, after a place in the queue, out of the queue, with
   * the lines it stands for. The limit is a literal: with a bound one PostgreSQL may plan to read
   * the whole inventory.
   */
  String claimWork();

  /** Gives single lines back, due after a pause. */
  String putBackLines();

  /** Gives a part back, due as it was. */
  String putBackPart();

  /** Gives lines up. */
  String insertDead();

  /** How many lines of a tenant's wait, counting no more parts than a limit. */
  String countPending();

  /** Keeps outcomes, each with the device that is about to be removed, if one is. */
  String insertRecords();

  /** The records of a batch from a time on, ordered by line. */
  String recordsOfBatch();

  /** One tenant. */
  default String tenantById() {
    return """
        SELECT id, deletion_enabled, weight, paused, pending_cap FROM tenant WHERE id = :id
        """;
  }

  /** Every tenant, ordered by name. */
  default String allTenants() {
    return """
        SELECT id, deletion_enabled, weight, paused, pending_cap FROM tenant ORDER BY id
        """;
  }

  /** Adds a tenant or replaces what is known of it. */
  default String upsertTenant() {
    return """
        INSERT INTO tenant (id, deletion_enabled, weight, paused, pending_cap)
        VALUES (:id, :deletionEnabled, :weight, :paused, :pendingCap)
            ON CONFLICT (id) DO UPDATE
           SET deletion_enabled = EXCLUDED.deletion_enabled,
               weight = EXCLUDED.weight,
               paused = EXCLUDED.paused,
               pending_cap = EXCLUDED.pending_cap
        """;
  }
}
