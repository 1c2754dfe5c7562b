package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the first batch back until it is told to go on; the others pass. */
final class HeldQueue implements DeletionQueue {

  private final DeletionQueue queue;
  private final AtomicBoolean isFirst = new AtomicBoolean(true);
  private final Signal held = new Signal();
  private final Signal released = new Signal();

  HeldQueue(DeletionQueue queue) {
    this.queue = queue;
  }

  @Override
  public Enqueued enqueue(DeletionBatch batch, Grace grace) {
    if (isFirst.getAndSet(false)) {
      held.give();
      released.await();
    }
    return queue.enqueue(batch, grace);
  }

  /** Returns when a batch is held. */
  void awaitHeld() {
    held.await();
  }

  void release() {
    released.give();
  }
}
