package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.outcome.RemovalSettings;

final class SqliteRemoteRemovalTest extends RemoteRemovalContract {

  @Override
  StoreUnderTest open(RemovalSettings settings) {
    return SqliteStore.open(settings);
  }
}
