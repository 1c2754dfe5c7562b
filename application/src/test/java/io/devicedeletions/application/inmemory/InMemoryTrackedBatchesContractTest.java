package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.application.testkit.TrackedBatchesContract;
import io.devicedeletions.domain.device.NameMatch;

final class InMemoryTrackedBatchesContractTest extends TrackedBatchesContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return new InMemoryStore(nameMatch);
  }
}
