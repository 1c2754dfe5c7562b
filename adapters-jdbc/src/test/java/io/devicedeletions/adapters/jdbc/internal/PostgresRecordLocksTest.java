package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresDatabase;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.RecordDays;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.RecordQuery;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A plan locks each day of records that it may look into, with its indexes, and the locks of a
 * server are few: of two hundred days, whoever asks locks some.
 */
final class PostgresRecordLocksTest {

  private static final int DAYS = 200;

  /** With a day's three indexes, and what else a statement locks. */
  private static final long LOCKS_OF_FORTY_DAYS = 40 * 4 + 40;

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final HikariDataSource connections =
      PostgresServer.pool(store.database(), PostgresConnections.INTAKE_INITIAL_SQL, 1);
  private final PostgresDatabase database = new PostgresDatabase(connections, connections);
  private final CountingSessions sessions = new CountingSessions(database.intake());

  @AfterEach
  void close() {
    database.close();
    connections.close();
    store.close();
  }

  /** Counts the locks that a session for those who ask has at its end. */
  private record CountingSessions(Sessions counted, AtomicLong most) implements Sessions {

    CountingSessions(Sessions counted) {
      this(counted, new AtomicLong());
    }

    @Override
    public <T> T readByIndex(HandleCallback<T, RuntimeException> work) {
      return counted.readByIndex(
          handle -> {
            T result = work.withHandle(handle);
            most.accumulateAndGet(locks(handle), Math::max);
            return result;
          });
    }

    private static long locks(Handle handle) {
      return handle
          .createQuery("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()")
          .mapTo(long.class)
          .one();
    }

    @Override
    public <T> T read(HandleCallback<T, RuntimeException> work) {
      return counted.read(work);
    }

    @Override
    public <T> T readAtOneMoment(HandleCallback<T, RuntimeException> work) {
      return counted.readAtOneMoment(work);
    }

    @Override
    public <T> T write(HandleCallback<T, RuntimeException> work) {
      return counted.write(work);
    }
  }

  private DeletionBatch settledLongAgo() {
    DeletionBatch batch = new SampleBatches().of(ACME, device(1));
    store.deletionQueue().enqueue(batch, Grace.NONE);
    Claims.settle(store.dueDeletions(), ACME);
    store
        .sql()
        .useTransaction(
            handle -> {
              for (int day = 2; day <= DAYS; day++) {
                RecordDays.make(handle, RecordDays.today(handle).minusDays(day));
              }
            });
    store.passTime(Duration.ofDays(DAYS - 2));
    return batch;
  }

  @Test
  void whoAsksForAnOldBatchLocksTheDaysAfterIt() {
    DeletionBatch batch = settledLongAgo();
    Dialect dialect = database.dialect();

    LineStates states =
        sessions.readByIndex(
            handle ->
                LineStates.read(
                    handle,
                    dialect,
                    batch,
                    new BatchRow(dialect).acceptedAt(handle, ACME, batch.id()).get()));

    assertThat(states.byLine().get(0).get()).isInstanceOf(LineState.Settled.class);
    assertThat(sessions.most().get()).isLessThan(LOCKS_OF_FORTY_DAYS);
  }

  @Test
  void whoAsksForADeviceLocksAMonthAtATime() {
    DeletionBatch batch = settledLongAgo();

    assertThat(
            new RecordSearch(sessions, database.dialect(), ACME, RecordQuery.of(device(1).uid()))
                .page()
                .items())
        .singleElement()
        .satisfies(record -> assertThat(record.batch()).isEqualTo(batch.id()));
    assertThat(sessions.most().get()).isLessThan(LOCKS_OF_FORTY_DAYS);
  }

  @Test
  void whatWasSettledLongAfterItsBatchWasAcceptedIsFoundAllTheSame() {
    DeletionBatch batch = settledLongAgo();
    store
        .sql()
        .useHandle(handle -> handle.execute("UPDATE deletion_record SET settled_at = now()"));

    assertThat(store.trackedDeletions().find(ACME, batch.id()).get().lines().head().state())
        .isInstanceOf(LineState.Settled.class);
    assertThat(store.trackedDeletions().summary(ACME, batch.id()).get().state())
        .isEqualTo(BatchState.FINISHED);
    assertThat(
            store
                .trackedDeletions()
                .summary(ACME, batch.id())
                .get()
                .counts()
                .of(LineFate.NOT_FOUND))
        .isOne();
  }
}
