package io.devicedeletions.domain.device;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/** One line of a request as it arrived. */
public sealed interface SubmittedDevice {

  /** A line that has a uid and a name, or at least room for them. */
  record Described(SubmittedText uid, SubmittedText name) implements SubmittedDevice {}

  /** A line that is a number, a text, null or a list instead. */
  record NotAnObject() implements SubmittedDevice {}

  /** A line whose parts are both text, which is what a caller in Java always has. */
  static SubmittedDevice of(String uid, String name) {
    return new Described(new SubmittedText.Present(uid), new SubmittedText.Present(name));
  }

  /**
   * Completes the line, or lists every fault of it, uid before name.
   *
   * @param index the line's place in the request, from 0
   */
  default Validation<Seq<EntryFault>, DeviceEntry> entry(int index) {
    if (this instanceof Described described) {
      return Validation.combine(
              usableUid(described.uid())
                  .mapLeft(fault -> new EntryFault(index, EntryFault.Part.UID, fault))
                  .toValidation(),
              usableName(described.name())
                  .mapLeft(fault -> new EntryFault(index, EntryFault.Part.NAME, fault))
                  .toValidation())
          .ap(DeviceEntry::new);
    }
    return Validation.invalid(
        List.of(new EntryFault(index, EntryFault.Part.WHOLE, TextFault.NOT_AN_OBJECT)));
  }

  private static Either<TextFault, String> usableUid(SubmittedText submitted) {
    return submitted.text().flatMap(text -> DeviceEntry.uidFault(text).toEither(text).swap());
  }

  private static Either<TextFault, DeviceName> usableName(SubmittedText submitted) {
    return submitted.text().flatMap(DeviceName::parse);
  }
}
