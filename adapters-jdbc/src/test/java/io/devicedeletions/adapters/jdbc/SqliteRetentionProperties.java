package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.RetentionProperties;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 30)
final class SqliteRetentionProperties extends RetentionProperties {

  @Override
  protected StoreUnderTest open() {
    return SqliteStore.open(NameMatch.EXACT);
  }
}
