package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.RemovalForecastContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class SqliteRemovalForecastContractTest extends RemovalForecastContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return SqliteStore.open(nameMatch);
  }
}
