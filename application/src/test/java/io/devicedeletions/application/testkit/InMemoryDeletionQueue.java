package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;

final class InMemoryDeletionQueue implements DeletionQueue {

  private final InMemoryStore store;

  InMemoryDeletionQueue(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Enqueued enqueue(DeletionBatch batch, Grace grace) {
    return store.change(batch.origin().tenant(), state -> state.enqueue(batch, grace, store.now()));
  }
}
