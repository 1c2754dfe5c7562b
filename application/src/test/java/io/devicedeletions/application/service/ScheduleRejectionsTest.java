package io.devicedeletions.application.service;

import static io.devicedeletions.domain.device.EntryFault.Part.NAME;
import static io.devicedeletions.domain.device.EntryFault.Part.UID;
import static io.devicedeletions.domain.device.EntryFault.Part.WHOLE;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.submitted;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.device.EntryFault;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.TextFault;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleRejectionsTest {

  private static final BatchLimit LIMIT = new BatchLimit(3);
  private static final SubmittedDevice USABLE = submitted(device(1));
  private static final SubmittedDevice NOT_AN_OBJECT = new SubmittedDevice.NotAnObject();

  private static void assertRejected(ScheduleDeletionsCommand command, BatchRejection reason) {
    assertThat(
            Embedded.scheduling(
                    (batch, grace) -> {
                      throw new AssertionError("a rejected batch reached the queue: " + batch);
                    },
                    LIMIT)
                .schedule(command))
        .isEqualTo(Either.left(new ScheduleRejection.Rejected(reason)));
  }

  @Test
  void refusesARequestForNothing() {
    assertRejected(Commands.command(ACME, null, List.of()), new BatchRejection.Empty());
  }

  @Test
  void refusesARequestOverTheLimitBeforeItLooksAtTheLines() {
    assertRejected(
        Commands.command(ACME, null, Collections.nCopies(4, NOT_AN_OBJECT)),
        new BatchRejection.TooLarge(LIMIT));
  }

  @Test
  void listsEveryFaultInOrder() {
    assertRejected(
        Commands.command(
            ACME, null, List.of(SubmittedDevice.of("", "\u0000x"), USABLE, NOT_AN_OBJECT)),
        new BatchRejection.Unusable(
            Vector.of(
                new EntryFault(0, UID, TextFault.BLANK),
                new EntryFault(0, NAME, TextFault.UNSTORABLE),
                new EntryFault(2, WHOLE, TextFault.NOT_AN_OBJECT))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "\u00E9"})
  void refusesAKeyOfAnotherForm(String key) {
    assertRejected(
        Commands.command(ACME, key, List.of(USABLE)), new BatchRejection.UnusableIdempotencyKey());
  }

  @Test
  void tellsOfTheLinesFirstWhereTheKeyIsAtFaultToo() {
    assertRejected(
        Commands.command(ACME, "", List.of(NOT_AN_OBJECT)),
        new BatchRejection.Unusable(Vector.of(new EntryFault(0, WHOLE, TextFault.NOT_AN_OBJECT))));
    assertRejected(Commands.command(ACME, "", List.of()), new BatchRejection.Empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\n", "\u00E9"})
  void refusesAReasonOrAReferenceOfAnotherForm(String text) {
    ScheduleDeletionsCommand command = Commands.command(ACME, "key", List.of(USABLE));

    assertRejected(
        Commands.toldWhy(command, text, "TICKET-17"), new BatchRejection.UnusableReason());
    assertRejected(
        Commands.toldWhy(command, null, text), new BatchRejection.UnusableExternalReference());
    assertRejected(
        Commands.toldWhy(command, "retired", text), new BatchRejection.UnusableExternalReference());
  }

  @Test
  void refusesAReasonOrAReferenceThatIsTooLong() {
    ScheduleDeletionsCommand command = Commands.command(ACME, null, List.of(USABLE));

    assertRejected(
        Commands.toldWhy(command, "r".repeat(501), null), new BatchRejection.UnusableReason());
    assertRejected(
        Commands.toldWhy(command, null, "r".repeat(101)),
        new BatchRejection.UnusableExternalReference());
  }

  @Test
  void tellsOfTheFirstThatIsAtFaultOfLinesKeyReasonAndReference() {
    assertRejected(
        Commands.toldWhy(Commands.command(ACME, "", List.of()), "", ""),
        new BatchRejection.Empty());
    assertRejected(
        Commands.toldWhy(Commands.command(ACME, "", List.of(USABLE)), "", ""),
        new BatchRejection.UnusableIdempotencyKey());
    assertRejected(
        Commands.toldWhy(Commands.command(ACME, "key", List.of(USABLE)), "", ""),
        new BatchRejection.UnusableReason());
  }
}
