package io.devicedeletions.application.port.out;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.onRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an inventory may say, and what becomes of an answer that makes no sense. */
class RemoteAnswerTest {

  private static final PendingLine LINE =
      new PendingLine(new SequentialBatchIds().next(), 0, device(1), 0);

  @Test
  void nobodyRemovesAnotherDeviceThanTheOneAskedFor() {
    assertThat(new RemoteAnswer.Removed(LINE, onRecord(device(1))).removed())
        .isEqualTo(onRecord(device(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RemoteAnswer.Removed(LINE, onRecord(device(2))));
  }

  @Test
  void aPauseLastsFromNothingToADay() {
    Duration day = Duration.ofDays(1);
    assertThat(pause(Duration.ofSeconds(-1))).isEqualTo(Duration.ZERO);
    assertThat(pause(Duration.ZERO)).isEqualTo(Duration.ZERO);
    assertThat(pause(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    assertThat(pause(day)).isEqualTo(day);
    assertThat(pause(day.plusNanos(1))).isEqualTo(day);
  }

  private static Duration pause(Duration asked) {
    return new RemoteAnswer.NotNow(LINE, new AttemptError("Busy", "busy"), asked).retryIn();
  }
}
