package io.devicedeletions.adapters.jdbc.remote;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.onRecord;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The record keeps the device as the remote inventory answered it. */
class RemoteRecordTest {

  static Iterable<Function<NameMatch, JdbcStoreUnderTest>> stores() {
    return List.of(PostgresStore::openForPortsOnly, SqliteStore::open);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void keepsTheDeviceAsItWas(Function<NameMatch, JdbcStoreUnderTest> open) {
    InventoryDevice asItWas =
        new InventoryDevice(
            device(1, "Its \"name\""), LinkedHashMap.of("rack", "7\\b", "owner", "d'Arc \u00e9"));
    try (JdbcStoreUnderTest store = open.apply(NameMatch.IGNORE_CASE)) {
      store.deletionQueue().enqueue(new SampleBatches().of(ACME, device(1)), Grace.NONE);
      Lease lease = lease(store);

      store
          .leasedDeletions()
          .settle(lease, lease.lines().map(line -> new RemoteAnswer.Removed(line, asItWas)));

      assertThat(removedDevice(store))
          .isEqualToIgnoringWhitespace(
              """
              {"tenant": "acme", "uid": "%s", "name": "Its \\"name\\"",
               "attributes": {"rack":"7\\\\b","owner":"d'Arc \u00e9"}}
              """
                  .formatted(device(1).uid()));
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void countsWhatWasRemovedElsewhere(Function<NameMatch, JdbcStoreUnderTest> open) {
    try (JdbcStoreUnderTest store = open.apply(NameMatch.EXACT)) {
      store
          .deletionQueue()
          .enqueue(
              new SampleBatches().of(ACME, devices(1, 5).map(SampleDevices::entry)), Grace.NONE);
      Lease lease = lease(store);
      store
          .leasedDeletions()
          .settle(
              lease,
              lease
                  .lines()
                  .map(
                      line ->
                          line.line() == 0
                              ? new RemoteAnswer.NotFound(line)
                              : new RemoteAnswer.Removed(line, onRecord(line.device()))));

      assertThat(
              store.tenantActivity().totals(ACME).minutes().map(TenantTotals.MinuteTally::counts))
          .containsOnlyOnce(new FateCounts(HashMap.of(LineFate.REMOVED, 3, LineFate.NOT_FOUND, 1)));
    }
  }

  /** The devices are gone elsewhere: what is known of them must not go down with one record. */
  @ParameterizedTest
  @MethodSource("stores")
  void keepsTheOthersWhereOneRecordIsRefused(Function<NameMatch, JdbcStoreUnderTest> open) {
    try (JdbcStoreUnderTest store = open.apply(NameMatch.EXACT)) {
      store
          .deletionQueue()
          .enqueue(
              new SampleBatches().of(ACME, devices(1, 10).map(SampleDevices::entry)), Grace.NONE);
      store.refuseRecord(device(4).uid());
      Lease lease = lease(store);

      Claim claim =
          store
              .leasedDeletions()
              .settle(
                  lease,
                  lease
                      .lines()
                      .map(line -> new RemoteAnswer.Removed(line, onRecord(line.device()))))
              .get();

      assertThat(claim.settlements().map(settled -> settled.line().device().uid()))
          .hasSize(8)
          .doesNotContain(device(4).uid());
      assertThat(claim.failedAttempts().map(FailedAttempt::line)).containsExactly(3);
      assertThat(claim.failedAttempts().head().error().message()).contains("refused_record");
      assertThat(store.countRows("deletion_record")).isEqualTo(8);
      assertThat(store.pendingDeletions().count(ACME, 10)).isOne();
      store.passTime(Duration.ofMinutes(10));
      assertThat(lease(store).parts().map(Lease.Part::inDoubt)).containsExactly(true);
    }
  }

  private static Lease lease(JdbcStoreUnderTest store) {
    return store
        .leasedDeletions()
        .lease(ACME, ClaimSize.ONE, Duration.ofMinutes(1))
        .getOrElseThrow(() -> new AssertionError("nothing to lease"));
  }

  private static String removedDevice(JdbcStoreUnderTest store) {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT removed_device FROM deletion_record")
                    .mapTo(String.class)
                    .one());
  }
}
