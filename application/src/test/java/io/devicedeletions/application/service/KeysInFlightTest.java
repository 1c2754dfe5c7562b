package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeysInFlightTest {

  private final DeletionQueue queue = new InMemoryStore().deletionQueue();

  @Nested
  @Timeout(60)
  class WhileAKeyIsInFlight {

    private final HeldQueue held = new HeldQueue(queue);
    private final ScheduleDeletions scheduling = Embedded.scheduling(held);
    private CompletableFuture<Either<ScheduleRejection, DeletionBatch>> first;

    @BeforeEach
    void holdTheFirstRequest() {
      first =
          CompletableFuture.supplyAsync(
              () -> scheduling.schedule(Commands.keyed(ACME, "key", device(1))));
      held.awaitHeld();
    }

    @AfterEach
    void letTheFirstRequestFinish() {
      held.release();
      assertThat(first.join().isRight()).isTrue();
    }

    @Test
    void theSameKeyIsRefusedWhateverItAsksFor() {
      assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(1))))
          .isEqualTo(Either.left(new ScheduleRejection.KeyInFlight()));
      assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(2))))
          .isEqualTo(Either.left(new ScheduleRejection.KeyInFlight()));
    }

    @Test
    void everybodyElsePasses() {
      assertThat(scheduling.schedule(Commands.keyed(ACME, "KEY", device(1))).isRight()).isTrue();
      assertThat(scheduling.schedule(Commands.keyed(GLOBEX, "key", device(1))).isRight()).isTrue();
      assertThat(scheduling.schedule(Commands.command(ACME, device(1))).isRight()).isTrue();
      assertThat(scheduling.schedule(Commands.command(ACME, device(1))).isRight()).isTrue();
    }

    @Test
    void theSameKeyIsAnsweredOnceTheFirstRequestIsThrough() {
      held.release();

      assertThat(first.join().get())
          .isEqualTo(scheduling.schedule(Commands.keyed(ACME, "key", device(1))).get());
    }
  }

  @Test
  void aKeyIsFreeAgainAfterItsQueueBroke() {
    IllegalStateException broken = new IllegalStateException("no commit");
    AtomicInteger calls = new AtomicInteger();
    ScheduleDeletions scheduling =
        Embedded.scheduling(
            (batch, grace) -> {
              if (calls.incrementAndGet() == 1) {
                throw broken;
              }
              return queue.enqueue(batch, grace);
            });

    assertThatThrownBy(() -> scheduling.schedule(Commands.keyed(ACME, "key", device(1))))
        .isSameAs(broken);
    assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(1))).isRight()).isTrue();
  }
}
