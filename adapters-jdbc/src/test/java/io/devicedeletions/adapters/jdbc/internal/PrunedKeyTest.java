package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcSchema;
import io.devicedeletions.adapters.jdbc.SqliteConnections;
import io.devicedeletions.adapters.jdbc.internal.sqlite.SqliteDatabase;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that is taken when a batch arrives, and free when its owner is to be read. */
final class PrunedKeyTest {

  private final HikariDataSource connections =
      SqliteStore.pool(SqliteStore.newFile(), SqliteConnections.WRITER, 2);
  private final DeletionBatch batch = new SampleBatches().keyed(ACME, "key", device(1));

  @AfterEach
  void close() {
    connections.close();
  }

  private Enqueued enqueueWhereTheKeyIsTaken(int times) {
    JdbcSchema.migrate(connections);
    try (SqliteDatabase database = new SqliteDatabase(connections, connections)) {
      return new JdbcDeletionQueue(database, new TakenAtFirst(database.batches(), times))
          .enqueue(batch, Grace.NONE);
    }
  }

  /** Finds the key taken so many times, and then stores. */
  private static final class TakenAtFirst implements BatchIntake {

    private final BatchIntake intake;
    private int times;

    TakenAtFirst(BatchIntake intake, int times) {
      this.intake = intake;
      this.times = times;
    }

    @Override
    public boolean store(DeletionBatch batch, Grace grace) {
      return times-- <= 0 && intake.store(batch, grace);
    }

    @Override
    public boolean insert(Handle handle, DeletionBatch batch, Grace grace) {
      return intake.insert(handle, batch, grace);
    }
  }

  @Test
  void aBatchIsStoredIfTheOneThatHadItsKeyWasPruned() {
    assertThat(enqueueWhereTheKeyIsTaken(1)).isEqualTo(new Enqueued.Stored(batch));
  }

  @Test
  void aDatabaseThatDropsBatchesIsNotAskedForEver() {
    assertThatThrownBy(() -> enqueueWhereTheKeyIsTaken(2)).hasMessageContaining("dropped a batch");
  }
}
