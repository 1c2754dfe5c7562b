package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.BatchStatesContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class SqliteBatchStatesContractTest extends BatchStatesContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return SqliteStore.open(nameMatch);
  }
}
