package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RemovalContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class InMemoryRemovalContractTest extends RemovalContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return new InMemoryStore(nameMatch);
  }
}
