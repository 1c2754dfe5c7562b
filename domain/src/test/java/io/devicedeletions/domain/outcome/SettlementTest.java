package io.devicedeletions.domain.outcome;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {

  private static Settlement settlement(int attempts, RemovalOutcome outcome) {
    return new Settlement(
        new PendingLine(new BatchId(new UUID(0, 1)), 0, device(1), attempts), outcome);
  }

  @Test
  void countsThisAttemptToo() {
    assertThat(settlement(0, RemovalOutcome.REMOVED).attempts()).isEqualTo(1);
    assertThat(settlement(4, RemovalOutcome.NOT_FOUND).attempts()).isEqualTo(5);
  }

  @Test
  void countsNoAttemptWhereItWasCancelled() {
    assertThat(settlement(0, RemovalOutcome.CANCELLED).attempts()).isZero();
    assertThat(settlement(2, RemovalOutcome.CANCELLED).attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void removesWhereItSaysSo(RemovalOutcome outcome) {
    assertThat(settlement(0, outcome).removes()).isEqualTo(outcome == RemovalOutcome.REMOVED);
  }
}
