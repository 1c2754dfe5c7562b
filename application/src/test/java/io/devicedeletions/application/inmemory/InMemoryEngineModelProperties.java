package io.devicedeletions.application.inmemory;

import io.devicedeletions.application.testkit.EngineModelProperties;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.device.NameMatch;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 300)
final class InMemoryEngineModelProperties extends EngineModelProperties {

  @Override
  protected StoreUnderTest open(NameMatch nameMatch) {
    return new InMemoryStore(nameMatch);
  }

  @Override
  protected boolean checksCoverage() {
    return true;
  }
}
