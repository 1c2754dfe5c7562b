package io.devicedeletions.domain.device;

/**
 * One thing that makes a request unusable.
 *
 * @param index the line's place in the request, from 0
 * @param part which part of the line
 * @param fault what is wrong with that part
 */
public record EntryFault(int index, Part part, TextFault fault) {

  /** The parts of a line that can be at fault. */
  public enum Part {
    /** The line as a whole. */
    WHOLE,
    /** Its uid. */
    UID,
    /** Its name. */
    NAME
  }
}
