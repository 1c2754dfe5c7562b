package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.DeletionQueueContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresDeletionQueueContractTest extends DeletionQueueContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return PostgresStore.openForPortsOnly(nameMatch);
  }
}
