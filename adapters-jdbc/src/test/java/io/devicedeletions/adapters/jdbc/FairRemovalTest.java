package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.FairnessWatch;
import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.NodeWorkers;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.service.RemovalWorkers;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Twenty small tenants arrive while a big one, whose work never ends, is being served: once a look
 * ahead has found them, each waits for one turn of everybody else's at most.
 */
@Timeout(120)
final class FairRemovalTest {

  @Test
  void smallTenantsWaitForOneClaimOfABigOneOnPostgres() throws InterruptedException {
    try (JdbcStoreUnderTest store = PostgresStore.openForPortsOnly(NameMatch.EXACT)) {
      assertThat(claimsOfTheBigOneMeanwhile(store)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void smallTenantsWaitForOneClaimOfABigOneOnSqlite() throws InterruptedException {
    try (JdbcStoreUnderTest store = SqliteStore.open(NameMatch.EXACT)) {
      assertThat(claimsOfTheBigOneMeanwhile(store)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aWeightIsARightToSoManyClaims() throws InterruptedException {
    try (JdbcStoreUnderTest store = PostgresStore.openForPortsOnly(NameMatch.EXACT)) {
      store
          .tenantDirectory()
          .save(new Tenant(FairnessWatch.BIG, true, TenantSettings.DEFAULT.withWeight(5)));

      assertThat(claimsOfTheBigOneMeanwhile(store)).isLessThanOrEqualTo(5);
    }
  }

  /** By one worker, so that the order in which it works is the order in which it was told to. */
  private static int claimsOfTheBigOneMeanwhile(JdbcStoreUnderTest store)
      throws InterruptedException {
    FairnessWatch watch = new FairnessWatch(store);
    RecordingRemovalListener listener = new RecordingRemovalListener();
    RemovalWorkers workers =
        NodeWorkers.start(store.store(), watch, BatchLimit.PUBLISHED, 1, listener);
    try (workers) {
      int claims = watch.claimsOfTheBigOneWhileTheSmallOnesWaited();
      assertThat(listener.failedClaims()).isEmpty();
      return claims;
    }
  }
}
