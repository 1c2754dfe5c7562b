package io.devicedeletions.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.out.Enqueued;
import org.junit.jupiter.api.Test;

/**
 * Java 17 does not check that a chain of {@code instanceof} is complete. Whoever adds a case finds
 * this test red, and with it the places that must learn of the case.
 */
class SealedTypesTest {

  @Test
  void rejectionsAreThoseThatTheHttpEdgeTurnsIntoCodes() {
    assertThat(ScheduleRejection.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            ScheduleRejection.Incomplete.class,
            ScheduleRejection.Rejected.class,
            ScheduleRejection.KeyReused.class,
            ScheduleRejection.KeyInFlight.class);
  }

  @Test
  void aQueueAnswersWhatTheSchedulingUnderstands() {
    assertThat(Enqueued.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(Enqueued.Stored.class, Enqueued.KeyTaken.class);
  }
}
