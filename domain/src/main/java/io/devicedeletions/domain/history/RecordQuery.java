package io.devicedeletions.domain.history;

import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which of a tenant's records to list, the newest first: those of a device, by the uid and name
 * that were asked for.
 *
 * @param uid those of this uid
 * @param name those of this name, compared exactly
 * @param since those settled at this time or later
 * @param limit how many at most, from 1 to {@link Page#MOST}
 * @param before those after this place in the list, which is those that are older
 */
public record RecordQuery(
    Option<DeviceUid> uid,
    Option<DeviceName> name,
    Option<Instant> since,
    int limit,
    Option<RecordPlace> before) {

  /** Refuses to look for every device, and a limit outside the range. */
  public RecordQuery {
    if (uid.isEmpty() && name.isEmpty()) {
      throw new IllegalArgumentException("records are found by uid or name");
    }
    Page.requireLimit(limit);
  }

  /** The latest records of a uid. */
  public static RecordQuery of(DeviceUid uid) {
    return new RecordQuery(
        Option.some(uid), Option.none(), Option.none(), Page.USUAL, Option.none());
  }

  /** The latest records of a name. */
  public static RecordQuery of(DeviceName name) {
    return new RecordQuery(
        Option.none(), Option.some(name), Option.none(), Page.USUAL, Option.none());
  }

  /** The same, of this name alone. */
  public RecordQuery named(DeviceName wanted) {
    return new RecordQuery(uid, Option.some(wanted), since, limit, before);
  }

  /** The same from a time on. */
  public RecordQuery since(Instant earliest) {
    return new RecordQuery(uid, name, Option.some(earliest), limit, before);
  }

  /** The same with another limit. */
  public RecordQuery atMost(int most) {
    return new RecordQuery(uid, name, since, most, before);
  }

  /** The same from another place on. */
  public RecordQuery before(Option<RecordPlace> place) {
    return new RecordQuery(uid, name, since, limit, place);
  }
}
