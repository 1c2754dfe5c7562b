package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.submitted;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.in.ScheduleRejection.Violation;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What an embedder hears who left something out; nothing in Java would have stopped them. */
@SuppressWarnings("NullAway")
class IncompleteCommandTest {

  private static final SubmittedDevice USABLE = submitted(device(1));

  private static void assertIncomplete(ScheduleDeletionsCommand command, String... paths) {
    assertThat(
            Embedded.scheduling(
                    (batch, grace) -> {
                      throw new AssertionError("an incomplete batch reached the queue: " + batch);
                    })
                .schedule(command))
        .isEqualTo(
            Either.left(
                new ScheduleRejection.Incomplete(
                    Vector.of(paths).map(path -> new Violation(path, "must not be null")))));
  }

  @Test
  void namesThePlaceOfAMissingDevice() {
    assertIncomplete(
        Commands.command(ACME, null, Arrays.asList(USABLE, null, USABLE, null)),
        "devices[1]",
        "devices[3]");
  }

  @Test
  void namesPlacesInTheOrderOfTheRequest() {
    assertIncomplete(
        Commands.command(ACME, null, Collections.nCopies(12, null)),
        Vector.range(0, 12).map(place -> "devices[" + place + "]").toJavaArray(String[]::new));
  }

  @Test
  void namesAMissingList() {
    assertIncomplete(Commands.command(ACME, null, null), "devices");
  }

  @Test
  void namesEverythingThatIsMissingByItsPath() {
    assertIncomplete(
        new ScheduleDeletionsCommand(null, null, null, null, null),
        "devices",
        "requestId",
        "requester",
        "tenant");
  }
}
