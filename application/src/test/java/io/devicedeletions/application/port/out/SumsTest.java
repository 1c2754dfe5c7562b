package io.devicedeletions.application.port.out;

import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** Two reports as one: nothing is counted twice or left out. */
class SumsTest {

  @Test
  void whatWasForgottenAddsUp() {
    Pruned sum = new Pruned(1, 10, 100, 1_000, false).plus(new Pruned(2, 20, 200, 2_000, false));
    assertThat(sum).isEqualTo(new Pruned(3, 30, 300, 3_000, false));
  }

  @Test
  void thereIsMoreToForgetIfEitherHasMore() {
    Pruned more = new Pruned(0, 0, 0, 0, true);
    assertThat(more.plus(Pruned.NOTHING)).isEqualTo(more);
    assertThat(Pruned.NOTHING.plus(more)).isEqualTo(more);
  }

  @Test
  void claimsAddUp() {
    Settlement one = settlement(0);
    Settlement other = settlement(1);
    Claim sum =
        new Claim(1, Vector.of(one), Vector.empty())
            .plus(new Claim(2, Vector.of(other), Vector.empty()));
    assertThat(sum).isEqualTo(new Claim(3, Vector.of(one, other), Vector.empty()));
  }

  private static Settlement settlement(int line) {
    return new Settlement(
        new PendingLine(new SequentialBatchIds().next(), line, device(line), 0), NOT_FOUND);
  }
}
