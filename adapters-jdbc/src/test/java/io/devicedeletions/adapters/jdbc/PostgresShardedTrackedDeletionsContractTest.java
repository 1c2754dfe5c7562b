package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.TenantShards;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.application.testkit.TrackedDeletionsContract;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresShardedTrackedDeletionsContractTest extends TrackedDeletionsContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    PostgresStore store = PostgresStore.open(nameMatch);
    store.sql().useHandle(TenantShards::spread);
    return store;
  }
}
