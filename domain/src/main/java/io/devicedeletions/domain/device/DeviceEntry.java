package io.devicedeletions.domain.device;

import io.devicedeletions.domain.text.BlankText;
import io.devicedeletions.domain.text.StorableText;
import io.vavr.control.Option;

/**
 * A line of a request, complete but not yet judged: its uid may be malformed.
 *
 * @param uid not blank, kept byte for byte
 * @param name kept byte for byte
 */
public record DeviceEntry(String uid, DeviceName name) {

  /** Refuses a uid that is blank or that no store keeps exactly. */
  public DeviceEntry {
    uidFault(uid)
        .peek(
            fault -> {
              throw new IllegalArgumentException("device uid " + fault.sentence());
            });
  }

  /** What makes a text unusable even as a malformed uid; none where it can be carried along. */
  static Option<TextFault> uidFault(String uid) {
    if (BlankText.isBlank(uid)) {
      return Option.some(TextFault.BLANK);
    }
    return StorableText.isStorable(uid) ? Option.none() : Option.some(TextFault.UNSTORABLE);
  }

  /** The device that this entry names; none if its uid is malformed. */
  public Option<Device> device() {
    return DeviceUid.parse(uid).map(wellFormed -> new Device(wellFormed, name));
  }
}
