package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RecordDetailsContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class InMemoryRecordDetailsContractTest extends RecordDetailsContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return new InMemoryStore(nameMatch);
  }
}
