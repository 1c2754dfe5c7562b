package io.devicedeletions.adapters.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.SqliteConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log stays small where reads overlap, and becomes small again after a long one. */
@Timeout(120)
final class LogTruncationTest {

  private static final long TOLERATED = 256 << 10;

  private final Path file = SqliteStore.newFile();
  private final HikariDataSource connections = SqliteStore.pool(file, SqliteConnections.WRITER, 4);
  private final Jdbi sql = JdbiSettings.on(connections);
  private final File log = new File(file + "-wal");
  private final AtomicLong now = new AtomicLong();
  private final LogTruncation truncation = new LogTruncation(now::get, TOLERATED);

  @BeforeEach
  void makeTable() {
    sql.useHandle(handle -> handle.execute("CREATE TABLE filling (text TEXT)"));
  }

  @AfterEach
  void close() {
    connections.close();
  }

  /** About 100 KB in the log. */
  private static void fill(Handle writer) {
    writer.execute("INSERT INTO filling VALUES (hex(randomblob(50000)))");
  }

  private void write(Handle writer) {
    fill(writer);
    truncation.truncateIfLarge(writer);
    now.addAndGet(Duration.ofSeconds(31).toNanos());
  }

  @Test
  void whileReadsOverlapTheLogIsBegunAnewAllTheSame() {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> readers =
        CompletableFuture.runAsync(() -> readOverlapping(over), OwnThreads.EACH);
    long largest = 0;
    int truncations = 0;
    try (Handle writer = sql.open()) {
      // Until it has happened often: how many writes that takes is the scheduler's affair.
      while (truncations < 5) {
        fill(writer);
        largest = Math.max(largest, log.length());
        truncation.truncateIfLarge(writer);
        truncations += log.length() == 0 ? 1 : 0;
        now.addAndGet(Duration.ofSeconds(31).toNanos());
      }
    } finally {
      over.set(true);
      readers.join();
    }
    assertThat(largest).isGreaterThan(TOLERATED);
  }

  /** There is no moment at which nobody reads, but each read is short. */
  private void readOverlapping(AtomicBoolean over) {
    Handle reading = begin();
    while (!over.get()) {
      Handle next = begin();
      end(reading);
      reading = next;
    }
    end(reading);
  }

  private Handle begin() {
    Handle reader = sql.open();
    reader.execute("BEGIN");
    reader.createQuery("SELECT count(*) FROM filling").mapTo(int.class).one();
    return reader;
  }

  private static void end(Handle reader) {
    reader.execute("COMMIT");
    reader.close();
  }

  @Test
  void aLongReadMakesItGrowUntilTheReadIsOver() {
    try (Handle writer = sql.open()) {
      write(writer);
      Handle reader = begin();
      for (int written = 0; written < 20; written++) {
        write(writer);
      }
      assertThat(log.length()).isGreaterThan(4 * TOLERATED);
      end(reader);

      write(writer);

      assertThat(log.length()).isZero();
    }
  }

  @Test
  void whereAReaderIsInTheWayItIsNotTriedAgainAtOnce() {
    try (Handle writer = sql.open()) {
      write(writer);
      Handle reader = begin();
      write(writer);
      write(writer);
      now.set(0);
      LogTruncation patient = new LogTruncation(now::get, 0);
      patient.truncateIfLarge(writer);
      end(reader);

      patient.truncateIfLarge(writer);
      assertThat(log.length()).isPositive();
      now.addAndGet(Duration.ofSeconds(2).toNanos());
      patient.truncateIfLarge(writer);
      assertThat(log.length()).isZero();
    }
  }

  @Test
  void theWriterIsAsPatientAfterwardsAsBefore() {
    try (Handle writer = sql.open()) {
      write(writer);
      boolean truncated = LogTruncation.truncate(writer);

      assertThat(truncated).isTrue();
      assertThat(writer.createQuery("PRAGMA busy_timeout").mapTo(int.class).one()).isEqualTo(5_000);
    }
  }
}
