package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.DeadLettersContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class SqliteDeadLettersContractTest extends DeadLettersContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return SqliteStore.open(nameMatch);
  }
}
