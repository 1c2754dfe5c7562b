package io.devicedeletions.domain.device;

import static io.devicedeletions.domain.device.EntryFault.Part.NAME;
import static io.devicedeletions.domain.device.EntryFault.Part.UID;
import static io.devicedeletions.domain.device.EntryFault.Part.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmittedDeviceTest {

  private static final SubmittedText UID_TEXT = present("not-a-uid");
  private static final SubmittedText NAME_TEXT = present(" host ");

  private static SubmittedText present(String text) {
    return new SubmittedText.Present(text);
  }

  @Test
  void becomesAnEntryAsItWasSent() {
    assertThat(SubmittedDevice.of("not-a-uid", " host ").entry(0))
        .isEqualTo(Validation.valid(new DeviceEntry("not-a-uid", new DeviceName(" host "))));
  }

  static Stream<Arguments> faultyTexts() {
    return Stream.of(
        Arguments.of(new SubmittedText.Absent(), TextFault.MISSING),
        Arguments.of(new SubmittedText.NotText(), TextFault.NOT_TEXT),
        Arguments.of(present(""), TextFault.BLANK),
        Arguments.of(present("\u2060"), TextFault.BLANK),
        Arguments.of(present("a\u0000"), TextFault.UNSTORABLE),
        Arguments.of(present("a\uDC00"), TextFault.UNSTORABLE));
  }

  @ParameterizedTest
  @MethodSource("faultyTexts")
  void saysWhatIsWrongWithItsUid(SubmittedText uid, TextFault fault) {
    assertThat(new SubmittedDevice.Described(uid, NAME_TEXT).entry(3).getError())
        .containsExactly(new EntryFault(3, UID, fault));
  }

  @ParameterizedTest
  @MethodSource("faultyTexts")
  void saysWhatIsWrongWithItsName(SubmittedText name, TextFault fault) {
    assertThat(new SubmittedDevice.Described(UID_TEXT, name).entry(3).getError())
        .containsExactly(new EntryFault(3, NAME, fault));
  }

  @ParameterizedTest
  @MethodSource("faultyTexts")
  void saysWhatIsWrongWithBothUidFirst(SubmittedText text, TextFault fault) {
    assertThat(new SubmittedDevice.Described(text, text).entry(7).getError())
        .containsExactly(new EntryFault(7, UID, fault), new EntryFault(7, NAME, fault));
  }

  @Test
  void limitsTheLengthOfItsNameOnly() {
    SubmittedText tooLong = present("x".repeat(DeviceName.LONGEST + 1));

    assertThat(new SubmittedDevice.Described(tooLong, tooLong).entry(0).getError())
        .containsExactly(new EntryFault(0, NAME, TextFault.TOO_LONG));
  }

  @Test
  void isNotADeviceIfItIsNoObject() {
    assertThat(new SubmittedDevice.NotAnObject().entry(5).getError())
        .isEqualTo(Vector.of(new EntryFault(5, WHOLE, TextFault.NOT_AN_OBJECT)));
  }
}
