package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.RemovalHistoryProperties;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 40)
final class SqliteRemovalHistoryProperties extends RemovalHistoryProperties {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return SqliteStore.open(nameMatch);
  }
}
