package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.RemovalHistoryProperties;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 40)
final class PostgresRemovalHistoryProperties extends RemovalHistoryProperties {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return PostgresStore.openForPortsOnly(nameMatch);
  }
}
