package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.RecordDetailsContract;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresRecordDetailsContractTest extends RecordDetailsContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return PostgresStore.openForPortsOnly(nameMatch);
  }
}
