package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.application.testkit.TenantDirectoryContract;
import io.devicedeletions.domain.device.NameMatch;

final class InMemoryTenantDirectoryContractTest extends TenantDirectoryContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return new InMemoryStore(nameMatch);
  }
}
