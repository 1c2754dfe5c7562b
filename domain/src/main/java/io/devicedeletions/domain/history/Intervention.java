package io.devicedeletions.domain.history;

import io.devicedeletions.domain.tenant.Requester;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * Something that somebody did to lines of an accepted batch.
 *
 * @param action what
 * @param requester who
 * @param takenAt when
 * @param lines the places of the lines in the batch, from 0, ascending
 */
public record Intervention(
    Action action, Requester requester, Instant takenAt, Vector<Integer> lines) {

  /** What can be done to lines; the names stand in databases. */
  public enum Action {
    /** They were pending and will not be removed. */
    CANCEL,
    /** They had been given up and are tried again. */
    REQUEUE
  }
}
