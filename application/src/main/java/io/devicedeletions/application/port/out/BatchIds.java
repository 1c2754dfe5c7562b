package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.BatchId;

/** The source of new batch ids. Implementations are thread-safe. */
@FunctionalInterface
public interface BatchIds {

  /** An id that nobody ever got before, preferably growing with time (UUID version 7). */
  BatchId next();
}
