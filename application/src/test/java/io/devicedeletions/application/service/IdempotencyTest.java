package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private final InMemoryStore store = new InMemoryStore();
  private final ScheduleDeletions scheduling = Embedded.over(store).scheduleDeletions();

  private Seq<Settlement> work() {
    return Claims.settle(store.dueDeletions(), ACME);
  }

  @Test
  void repeatsTheAnswerUnderTheSameKey() {
    DeletionBatch first = scheduling.schedule(Commands.keyed(ACME, "key", device(1))).get();

    assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(1))))
        .isEqualTo(Either.right(first));
    assertThat(work()).hasSize(1);
  }

  /** What a batch is for decides nothing. */
  @Test
  void repeatsTheAnswerThoughAnotherReasonIsGiven() {
    ScheduleDeletionsCommand command = Commands.keyed(ACME, "key", device(1));
    DeletionBatch first = scheduling.schedule(Commands.toldWhy(command, "lost", "1")).get();

    assertThat(scheduling.schedule(Commands.toldWhy(command, "found", null)))
        .isEqualTo(Either.right(first));
    assertThat(work()).hasSize(1);
  }

  @Test
  void repeatsTheAnswerWhenTheWorkIsDone() {
    DeletionBatch first = scheduling.schedule(Commands.keyed(ACME, "key", device(1))).get();
    work();

    assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(1))))
        .isEqualTo(Either.right(first));
    assertThat(work()).isEmpty();
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    scheduling.schedule(Commands.keyed(ACME, "key", device(1)));

    assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(2))))
        .isEqualTo(Either.left(new ScheduleRejection.KeyReused()));
    assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(1), device(2))))
        .isEqualTo(Either.left(new ScheduleRejection.KeyReused()));
    assertThat(work().map(settled -> settled.line().device())).containsExactly(device(1));
  }

  @Test
  void takesTheSameKeyFromAnotherTenant() {
    scheduling.schedule(Commands.keyed(ACME, "key", device(1)));

    assertThat(scheduling.schedule(Commands.keyed(GLOBEX, "key", device(2))).isRight()).isTrue();
  }

  @Test
  void takesTheSameRequestWithoutAKeyAgain() {
    scheduling.schedule(Commands.command(ACME, device(1)));
    scheduling.schedule(Commands.command(ACME, device(1)));

    assertThat(work()).hasSize(2);
  }

  @Test
  void spendsNoKeyOnARequestThatIsRejected() {
    scheduling.schedule(Commands.keyed(ACME, "key"));

    assertThat(scheduling.schedule(Commands.keyed(ACME, "key", device(1))).isRight()).isTrue();
  }
}
