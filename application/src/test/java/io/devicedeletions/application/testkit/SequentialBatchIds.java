package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.domain.batch.BatchId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that count up, in the shape of a UUID of version 7 whose clock started at zero. The same
 * sequence each time, so two of these in one store would collide. Thread-safe.
 */
public final class SequentialBatchIds implements BatchIds {

  private static final int TIMESTAMP_SHIFT = 16;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong sequence = new AtomicLong();

  /** Starts at 1. */
  public SequentialBatchIds() {}

  @Override
  public BatchId next() {
    long timestamp = sequence.incrementAndGet() << TIMESTAMP_SHIFT;
    return new BatchId(new UUID(timestamp | VERSION_7, VARIANT));
  }
}
