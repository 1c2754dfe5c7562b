package io.devicedeletions.adapters.jdbc.testkit;

import io.vavr.collection.Vector;
import org.jdbi.v3.core.Handle;

/**
 * Spreads the tables of a PostgreSQL database over shards by a hash of the tenant, as a distributed
 * PostgreSQL spreads them over servers: a key that does not begin with the tenant, or a statement
 * that does not say which tenant it means, cannot work there. Stateless and thread-safe.
 */
public final class TenantShards {

  /** How many shards a table has. */
  public static final int COUNT = 4;

  private static final Vector<String> TABLES =
      Vector.of(
          "device",
          "deletion_batch",
          "deletion_work",
          "deletion_dead",
          "deletion_intervention",
          "deletion_tally");

  private TenantShards() {}

  /** Turns the empty tables into sharded ones. */
  public static void spread(Handle handle) {
    TABLES.forEach(table -> spread(handle, table));
  }

  private static void spread(Handle handle, String table) {
    handle
        .createUpdate(
            """
            ALTER TABLE <table> RENAME TO <table>_whole;
            CREATE TABLE <table> (LIKE <table>_whole INCLUDING ALL) PARTITION BY HASH (tenant);
            DROP TABLE <table>_whole
            """)
        .define("table", table)
        .execute();
    Vector.range(0, COUNT).forEach(shard -> addShard(handle, table, shard));
  }

  private static void addShard(Handle handle, String table, int shard) {
    handle
        .createUpdate(
            """
            CREATE TABLE <table>_shard_<shard> PARTITION OF <table>
               FOR VALUES WITH (MODULUS <count>, REMAINDER <shard>)
            """)
        .define("table", table)
        .define("shard", shard)
        .define("count", COUNT)
        .execute();
  }
}
