package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.BatchListContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresBatchListContractTest extends BatchListContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return PostgresStore.openForPortsOnly(nameMatch);
  }
}
