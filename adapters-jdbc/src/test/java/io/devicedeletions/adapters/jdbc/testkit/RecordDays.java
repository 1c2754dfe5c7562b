package io.devicedeletions.adapters.jdbc.testkit;

import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Days of records on PostgreSQL, as if they had passed. Stateless and thread-safe. */
public final class RecordDays {

  private RecordDays() {}

  /** The name of the partition of a day. */
  public static String partition(LocalDate day) {
    return "deletion_record_" + day.toString().replace("-", "");
  }

  /** Today, in the database's eyes. */
  public static LocalDate today(Handle handle) {
    return handle
        .createQuery("SELECT CAST(now() AT TIME ZONE 'UTC' AS date)")
        .mapTo(LocalDate.class)
        .one();
  }

  /** Makes the partition of a day, unless it is there. */
  public static void make(Handle handle, LocalDate day) {
    handle
        .createUpdate(
            """
            CREATE TABLE IF NOT EXISTS <table> PARTITION OF deletion_record
            FOR VALUES FROM (<begin>) TO (<end>)
            """)
        .define("table", partition(day))
        .define("begin", literal(day))
        .define("end", literal(day.plusDays(1)))
        .execute();
  }

  /** The names of all partitions, the oldest first. */
  public static Vector<String> partitions(Handle handle) {
    return Vector.ofAll(
        handle
            .createQuery(
                """
                SELECT relname
                  FROM pg_inherits
                  JOIN pg_class ON pg_class.oid = inhrelid
                 WHERE inhparent = to_regclass('deletion_record')
                 ORDER BY relname
                """)
            .mapTo(String.class)
            .list());
  }

  private static String literal(LocalDate day) {
    return "'%s 00:00+00'".formatted(day);
  }

  /** Moves all records back in time, to the partitions of their new days. */
  static void moveBack(Handle handle, Duration duration) {
    newDays(handle, duration).forEach(day -> make(handle, day));
    handle
        .createUpdate(
            """
            UPDATE deletion_record SET settled_at = settled_at - :millis * INTERVAL '1 millisecond'
            """)
        .bind("millis", duration.toMillis())
        .execute();
  }

  private static List<LocalDate> newDays(Handle handle, Duration duration) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT CAST((settled_at - :millis * INTERVAL '1 millisecond')
                                 AT TIME ZONE 'UTC' AS date)
              FROM deletion_record
            """)
        .bind("millis", duration.toMillis())
        .mapTo(LocalDate.class)
        .list();
  }
}
