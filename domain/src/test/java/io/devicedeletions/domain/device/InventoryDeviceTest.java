package io.devicedeletions.domain.device;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryDeviceTest {

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u0000b", "\ud800", "\udc00\ud800"})
  void refusesAttributesThatNoStoreKeepsExactly(String text) {
    assertRefused(LinkedHashMap.of("model", text));
    assertRefused(LinkedHashMap.of(text, "laptop"));
    assertRefused(LinkedHashMap.of("model", "laptop", "site", text));
  }

  private static void assertRefused(Map<String, String> attributes) {
    assertThat(InventoryDevice.of(device(1), attributes))
        .isEqualTo(Either.left(TextFault.UNSTORABLE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InventoryDevice(device(1), attributes))
        .withMessageContaining("U+0000");
  }

  @Test
  void takesAnyOtherText() {
    Map<String, String> attributes = LinkedHashMap.of("", "", "\ud83d\ude00", " \n\u200b");
    assertThat(InventoryDevice.of(device(1), attributes))
        .isEqualTo(Either.right(new InventoryDevice(device(1), attributes)));
  }

  @Test
  void hasTheUidOfItsDevice() {
    assertThat(new InventoryDevice(device(1), LinkedHashMap.empty()).uid())
        .isEqualTo(device(1).uid());
  }
}
