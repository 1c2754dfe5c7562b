package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The workers hear of what is due at once, and of nothing else. */
class DoorbellOfSchedulingTest {

  private final Doorbell doorbell = new Doorbell();

  private void schedule(Grace grace) {
    DeletionScheduling scheduling =
        new DeletionScheduling(
            new CommandValidation(OneValidator.VALIDATOR),
            new SequentialBatchIds(),
            BatchLimit.PUBLISHED,
            grace,
            new InMemoryStore().deletionQueue(),
            doorbell);
    assertThat(scheduling.schedule(Commands.command(ACME, device(1))).isRight()).isTrue();
  }

  @Test
  void ringsForWhatIsDue() {
    schedule(Grace.NONE);
    assertThat(doorbell.rings()).isOne();
  }

  @Test
  void doesNotRingForWhatRests() {
    schedule(new Grace(Duration.ofHours(1)));
    assertThat(doorbell.rings()).isZero();
  }
}
