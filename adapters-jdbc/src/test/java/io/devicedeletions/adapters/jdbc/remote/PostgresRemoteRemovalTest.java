package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.outcome.RemovalSettings;

final class PostgresRemoteRemovalTest extends RemoteRemovalContract {

  @Override
  StoreUnderTest open(RemovalSettings settings) {
    return PostgresStore.open(settings);
  }
}
