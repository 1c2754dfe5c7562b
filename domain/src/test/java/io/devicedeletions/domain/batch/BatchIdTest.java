package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIdTest {

  @Test
  void readsEitherCaseAndWritesLowerCase() {
    BatchId id = new BatchId(new UUID(0xABCDEF01_0000_7000L, 0x8000_0000_0000_0001L));

    assertThat(BatchId.parse(id.toString())).containsExactly(id);
    assertThat(BatchId.parse("00000000-ABCD-EF01-0000-000000000000"))
        .hasToString("Some(00000000-abcd-ef01-0000-000000000000)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "00000000-abcd-ef01-0000-0000000000001"})
  void readsNothingElse(String text) {
    assertThat(BatchId.parse(text)).isEmpty();
  }
}
