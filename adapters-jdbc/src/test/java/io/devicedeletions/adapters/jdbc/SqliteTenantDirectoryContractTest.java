package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.application.testkit.TenantDirectoryContract;
import io.devicedeletions.domain.device.NameMatch;

final class SqliteTenantDirectoryContractTest extends TenantDirectoryContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return SqliteStore.open(nameMatch);
  }
}
