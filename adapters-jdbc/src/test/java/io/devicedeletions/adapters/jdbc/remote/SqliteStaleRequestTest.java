package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;

final class SqliteStaleRequestTest extends StaleRequestContract {

  @Override
  StoreUnderTest open() {
    return SqliteStore.open(NameMatch.EXACT);
  }
}
