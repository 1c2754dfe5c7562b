package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceUidTest {

  @Test
  void readsEitherCaseAsTheSameUid() {
    assertThat(DeviceUid.parse("ABCDEF01-2345-6789-abcd-EF0123456789"))
        .isEqualTo(DeviceUid.parse("abcdef01-2345-6789-ABCD-ef0123456789"))
        .containsExactly(new DeviceUid(UUID.fromString("abcdef01-2345-6789-abcd-ef0123456789")));
  }

  @Test
  void readsTheNilUid() {
    assertThat(DeviceUid.parse("00000000-0000-0000-0000-000000000000"))
        .containsExactly(new DeviceUid(new UUID(0, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "{00000000-0000-0000-0000-000000000000}"})
  void readsNothingElse(String text) {
    assertThat(DeviceUid.parse(text)).isEmpty();
  }
}
