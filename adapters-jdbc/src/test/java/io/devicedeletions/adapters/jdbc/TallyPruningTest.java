package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.Retention;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tallies go after two days, also where everything else is kept for ever. */
final class TallyPruningTest {

  static Iterable<Function<NameMatch, JdbcStoreUnderTest>> stores() {
    return List.of(PostgresStore::open, SqliteStore::open);
  }

  private final SampleBatches batches = new SampleBatches();

  @ParameterizedTest
  @MethodSource("stores")
  void talliesGoAndWhatTheyCountedStays(Function<NameMatch, JdbcStoreUnderTest> open) {
    try (JdbcStoreUnderTest store = open.apply(NameMatch.EXACT)) {
      settle(store, batches.of(ACME, device(1)));
      store.passTime(Duration.ofHours(47));
      store.prune(Retention.FOREVER);
      assertThat(store.countRows("deletion_tally")).isEqualTo(1);

      settle(store, batches.of(ACME, device(2)));
      store.passTime(Duration.ofHours(2));
      store.prune(Retention.FOREVER);

      assertThat(store.countRows("deletion_tally")).isEqualTo(1);
      assertThat(store.countRows("deletion_record")).isEqualTo(2);
    }
  }

  private static void settle(JdbcStoreUnderTest store, DeletionBatch batch) {
    store.deletionQueue().enqueue(batch, Grace.NONE);
    Claims.settle(store.dueDeletions(), ACME);
  }
}
