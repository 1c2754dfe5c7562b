package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.health.EngineHealth.PostgresHealth;
import io.devicedeletions.adapters.jdbc.health.EngineHealth.SqliteHealth;
import io.devicedeletions.adapters.jdbc.health.StoreHealth;
import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.RecordDays;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever watches over a store is told. */
final class StoreHealthTest {

  private final SampleBatches batches = new SampleBatches();

  enum Kind {
    POSTGRES,
    SQLITE;

    JdbcStoreUnderTest open() {
      return this == POSTGRES
          ? PostgresStore.open(NameMatch.EXACT)
          : SqliteStore.open(NameMatch.EXACT);
    }
  }

  private void schedule(StoreUnderTest store, TenantId tenant, Grace grace) {
    store.deletionQueue().enqueue(batches.of(tenant, device(1)), grace);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyStoreHasNothingDue(Kind kind) {
    try (JdbcStoreUnderTest store = kind.open()) {
      StoreHealth health = store.store().health();

      assertThat(health.tenantsWithDueWork()).isZero();
      assertThat(health.oldestDueWork()).isZero();
      assertThat(health.deadLines()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOldestDueWorkOfAllTenantsTellsHowFarBehindRemovalsAre(Kind kind) {
    try (JdbcStoreUnderTest store = kind.open()) {
      schedule(store, ACME, Grace.NONE);
      store.passTime(Duration.ofHours(2));
      schedule(store, GLOBEX, Grace.NONE);
      schedule(store, GLOBEX, new Grace(Duration.ofDays(1)));

      StoreHealth health = store.store().health();

      assertThat(health.tenantsWithDueWork()).isEqualTo(2);
      assertThat(health.oldestDueWork()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void workThatWaitsOnPurposeIsNoReasonToWorry(Kind kind) {
    try (JdbcStoreUnderTest store = kind.open()) {
      schedule(store, ACME, new Grace(Duration.ofDays(1)));
      store
          .tenantDirectory()
          .save(new Tenant(GLOBEX, true, new TenantSettings(1, true, Option.none())));
      schedule(store, GLOBEX, Grace.NONE);
      store.passTime(Duration.ofHours(2));

      assertThat(store.store().health().tenantsWithDueWork()).isZero();
      assertThat(store.store().health().oldestDueWork()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void linesThatWereGivenUpAreCounted(Kind kind) {
    try (JdbcStoreUnderTest store = kind.open()) {
      store.deviceInventory().register(ACME, Vector.of(SampleDevices.onRecord(device(1))));
      store.poison(ACME, device(1).uid());
      schedule(store, ACME, Grace.NONE);
      while (store.deadDeletions().oldest(ACME, 1).isEmpty()) {
        Claims.claim(store.dueDeletions(), ACME);
        store.passTime(StoreUnderTest.LONGEST_PAUSE);
      }

      assertThat(store.store().health().deadLines()).isEqualTo(1);
    }
  }

  @Test
  void onSqliteTheSizesOfTheFilesAreTold() {
    try (SqliteStore store = SqliteStore.open(NameMatch.EXACT)) {
      schedule(store, ACME, Grace.NONE);

      assertThat(sqlite(store).fileBytes()).isEqualTo(store.file().toFile().length());
      assertThat(sqlite(store).logBytes()).isPositive();

      store.store().keepHouse();
      assertThat(sqlite(store).logBytes()).isZero();
    }
  }

  private static SqliteHealth sqlite(JdbcStoreUnderTest store) {
    return (SqliteHealth) store.store().health().engine();
  }

  private static PostgresHealth postgres(JdbcStoreUnderTest store) {
    return (PostgresHealth) store.store().health().engine();
  }

  @Test
  void onPostgresTheDaysThatHaveAPartitionAreCounted() {
    try (PostgresStore store = PostgresStore.open(NameMatch.EXACT)) {
      LocalDate today = store.sql().withHandle(RecordDays::today);
      assertThat(postgres(store).recordDaysAhead()).isEqualTo(7);

      drop(store, today.plusDays(3));
      assertThat(postgres(store).recordDaysAhead()).isEqualTo(2);
      drop(store, today);
      assertThat(postgres(store).recordDaysAhead()).isEqualTo(-1);

      store.store().keepHouse();
      store
          .sql()
          .useTransaction(
              handle ->
                  Vector.range(8, 41)
                      .forEach(ahead -> RecordDays.make(handle, today.plusDays(ahead))));
      assertThat(postgres(store).recordDaysAhead()).isEqualTo(30);
    }
  }

  private static void drop(PostgresStore store, LocalDate day) {
    store
        .sql()
        .useHandle(
            handle ->
                handle
                    .createUpdate("DROP TABLE <table>")
                    .define("table", RecordDays.partition(day))
                    .execute());
  }

  @Test
  void onPostgresWhoKeepsASnapshotIsSeen() {
    try (PostgresStore store = PostgresStore.open(NameMatch.EXACT);
        Handle reader = store.sql().open()) {
      reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
      reader.createQuery("SELECT count(*) FROM deletion_work").mapTo(int.class).one();
      for (int batch = 0; batch < 5; batch++) {
        schedule(store, ACME, Grace.NONE);
      }
      Claims.claim(store.dueDeletions(), ACME);

      PostgresHealth health = postgres(store);

      assertThat(health.oldestSnapshot()).isPositive();
      assertThat(health.oldestSnapshotAge()).isGreaterThanOrEqualTo(6);
      reader.execute("ROLLBACK");
      assertThat(postgres(store).oldestSnapshotAge()).isLessThan(6);
    }
  }
}
