package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RetentionProperties;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 200)
final class InMemoryRetentionProperties extends RetentionProperties {

  @Override
  protected StoreUnderTest open() {
    return new InMemoryStore(NameMatch.EXACT);
  }
}
