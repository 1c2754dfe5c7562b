package io.devicedeletions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.SubmittedText;
import io.devicedeletions.domain.history.LineState;
import org.junit.jupiter.api.Test;

/**
 * Java 17 does not check that a chain of {@code instanceof} is complete. Whoever adds a case finds
 * this test red, and with it the places that must learn of the case.
 */
class SealedTypesTest {

  @Test
  void rejectionsAreThoseThatTheHttpEdgeTurnsIntoCodes() {
    assertThat(BatchRejection.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            BatchRejection.Empty.class,
            BatchRejection.TooLarge.class,
            BatchRejection.Unusable.class,
            BatchRejection.UnusableIdempotencyKey.class,
            BatchRejection.UnusableReason.class,
            BatchRejection.UnusableExternalReference.class);
  }

  @Test
  void lineStatesAreThoseThatHaveAFate() {
    assertThat(LineState.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            LineState.NotScheduled.class,
            LineState.Pending.class,
            LineState.Settled.class,
            LineState.Dead.class,
            LineState.Forgotten.class);
  }

  @Test
  void submittedDevicesAreThoseThatBecomeEntriesOrFaults() {
    assertThat(SubmittedDevice.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            SubmittedDevice.Described.class, SubmittedDevice.NotAnObject.class);
  }

  @Test
  void submittedTextsAreThoseThatBecomeTextOrFaults() {
    assertThat(SubmittedText.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            SubmittedText.Present.class, SubmittedText.Absent.class, SubmittedText.NotText.class);
  }
}
