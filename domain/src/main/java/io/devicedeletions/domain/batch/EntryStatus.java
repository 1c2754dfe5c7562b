package io.devicedeletions.domain.batch;

/** What a line is told when its batch is accepted. */
public enum EntryStatus {
  /** Queued, on stable storage; it ends in exactly one outcome. */
  SCHEDULED,
  /** Its uid is malformed; it is kept with the batch and never worked on. */
  INVALID,
  /** The store refused this line while it took others; it is never worked on. */
  FAILED
}
