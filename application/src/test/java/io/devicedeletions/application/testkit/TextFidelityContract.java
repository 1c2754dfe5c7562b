package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.InventoryDevice;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every store keeps every text exactly as it is. */
public abstract class TextFidelityContract extends StoreContract {

  /** For subclasses. */
  protected TextFidelityContract() {}

  static Stream<String> texts() {
    return Stream.of(
        "plain",
        " leading and trailing ",
        "\u00E9 composed",
        "e\u0301 decomposed",
        "\uD83D\uDDA5\uFE0F astral \uDBFF\uDFFD",
        "'single' \"double\" `back`",
        "back\\slash \\u0041 \\n",
        "{\"json\": [null]}",
        "{postgres,\"array\"}",
        "NULL",
        ":parameter ? ?? $1 <defined> %s",
        "-- comment /* */ ;",
        "line\nbreak\r\ntab\t",
        "\u0001\u0008\u001F\u007F\u009F controls",
        "zero\u200Bwidth\u2060\uFEFF",
        "\u05D0\u05D1 \u202Eright to left",
        "\uFFFD\uFFFE\uFFFF non-characters",
        "\uFB01 ligature",
        "x".repeat(DeviceName.LONGEST),
        "\uD83D\uDE00".repeat(DeviceName.LONGEST));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void keepsAName(String text) {
    register(ACME, device(1, text));

    assertThat(devicesOf(ACME)).containsExactly(device(1, text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void keepsAttributes(String text) {
    InventoryDevice known = new InventoryDevice(device(1), LinkedHashMap.of(text, text));
    inventory().register(ACME, Vector.of(known));

    assertThat(inventory().find(ACME, uid(1))).containsExactly(known);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void recognisesANameAndRecordsIt(String text) {
    Device asked = device(1, text);
    register(ACME, asked);

    DeletionBatch batch = schedule(ACME, asked);

    assertThat(outcomes(batch)).containsExactly(REMOVED);
    assertThat(records().ofBatch(ACME, batch.id()).map(settled -> settled.line().device()))
        .containsExactly(asked);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void repeatsALineAsItWasSent(String text) {
    Vector<DeviceEntry> lines =
        Vector.of(
            new DeviceEntry(text, new DeviceName(text)),
            new DeviceEntry(uid(1).toString(), new DeviceName(text)));
    DeletionBatch batch = schedule(batches().keyed(ACME, "key", lines));

    assertThat(enqueue(batches().keyed(ACME, "key", lines)))
        .isEqualTo(new Enqueued.KeyTaken(batch));
  }
}
