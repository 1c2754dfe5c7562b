package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.TenantShards;
import io.devicedeletions.application.testkit.BatchListContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresShardedBatchListContractTest extends BatchListContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    PostgresStore store = PostgresStore.open(nameMatch);
    store.sql().useHandle(TenantShards::spread);
    return store;
  }
}
