package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.application.testkit.TrackedLeasesContract;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresTrackedLeasesContractTest extends TrackedLeasesContract {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return PostgresStore.openForPortsOnly(nameMatch);
  }
}
