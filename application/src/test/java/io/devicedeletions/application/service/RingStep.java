package io.devicedeletions.application.service;

import io.vavr.collection.Vector;

/** Something that happens to a ring. */
sealed interface RingStep {

  /** The store tells whose work is due: each tenant's weight, or 0 for one without. */
  record Refresh(Vector<Integer> weights) implements RingStep {}

  /** A worker asks for a claim, if one is free. */
  record Take() implements RingStep {}

  /** One of the claims in hand is committed, if there is one. */
  record Finish(int which, int lines, boolean isFull) implements RingStep {}

  /** One of the claims in hand is rolled back, if there is one. */
  record Fail(int which) implements RingStep {}

  /** So many milliseconds pass. */
  record Pass(int millis) implements RingStep {}
}
