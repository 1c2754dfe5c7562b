package io.devicedeletions.bootstrap.demo;

/**
 * A line that the tour schedules, and what should become of it.
 *
 * @param uid as it is sent
 * @param name as it is sent
 * @param expected how the line should end
 */
record DemoLine(String uid, String name, Fate expected) {

  /** How a line can end, those that are never queued included. */
  enum Fate {
    REMOVED("the device is gone"),
    NOT_FOUND("the tenant has no such device"),
    NAME_MISMATCH("that uid has another name; nothing was removed"),
    INVALID("malformed uid; never queued");

    private final String meaning;

    Fate(String meaning) {
      this.meaning = meaning;
    }

    String meaning() {
      return meaning;
    }
  }
}
