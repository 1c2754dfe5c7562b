package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.testkit.RetentionProperties;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 15)
final class PostgresRetentionProperties extends RetentionProperties {

  @Override
  protected StoreUnderTest open() {
    return PostgresStore.openForPortsOnly(NameMatch.EXACT);
  }
}
