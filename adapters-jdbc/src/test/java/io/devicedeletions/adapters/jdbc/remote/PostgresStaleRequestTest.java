package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class PostgresStaleRequestTest extends StaleRequestContract {

  @Override
  StoreUnderTest open() {
    return PostgresStore.openForPortsOnly(NameMatch.EXACT);
  }
}
