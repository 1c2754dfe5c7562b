package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.DeletionRecordsContract;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class InMemoryDeletionRecordsContractTest extends DeletionRecordsContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return new InMemoryStore(nameMatch);
  }
}
