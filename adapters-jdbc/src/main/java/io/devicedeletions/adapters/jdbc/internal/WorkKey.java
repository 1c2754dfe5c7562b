package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a part stands in its tenant's queue.
 *
 * @param due when it is due, on a scale of the database's that serves to compare
 * @param batch its batch
 * @param part its number within the batch
 */
record WorkKey(long due, BatchId batch, int part) implements Comparable<WorkKey> {

  /** Before all others. */
  static final WorkKey FIRST = new WorkKey(0, new BatchId(new UUID(0, 0)), -1);

  /** By text, as databases compare ids: Java compares the halves of a UUID as signed numbers. */
  private static final Comparator<WorkKey> QUEUE_ORDER =
      Comparator.comparingLong(WorkKey::due)
          .thenComparing(key -> key.batch().toString())
          .thenComparingInt(WorkKey::part);

  /** Before whatever is due then. */
  static WorkKey beforeAllDue(long due) {
    return new WorkKey(due, FIRST.batch(), FIRST.part());
  }

  @Override
  public int compareTo(WorkKey other) {
    return QUEUE_ORDER.compare(this, other);
  }
}
