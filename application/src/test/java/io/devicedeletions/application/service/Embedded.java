package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;

/** Puts the use cases together as an embedder does, over a store in memory. */
final class Embedded {

  private Embedded() {}

  static DeviceDeletions over(InMemoryStore store) {
    return over(store, store.dueDeletions(), new RecordingRemovalListener());
  }

  static DeviceDeletions over(InMemoryStore store, BatchLimit limit) {
    return over(store, store.dueDeletions(), new RecordingRemovalListener(), limit);
  }

  static DeviceDeletions over(
      InMemoryStore store, DueDeletions dueDeletions, RemovalListener listener) {
    return over(store, dueDeletions, listener, BatchLimit.PUBLISHED);
  }

  private static DeviceDeletions over(
      InMemoryStore store, DueDeletions dueDeletions, RemovalListener listener, BatchLimit limit) {
    return new DeviceDeletions(
        new DeviceDeletions.Ports(
            store.tenantDirectory(),
            store.deletionQueue(),
            store.pendingDeletions(),
            store.cancellableDeletions(),
            store.deadDeletions(),
            dueDeletions,
            store.history(),
            new SequentialBatchIds(),
            listener),
        limit,
        Grace.NONE,
        OneValidator.VALIDATOR);
  }

  static DeviceDeletions over(DueDeletions dueDeletions, RemovalListener listener) {
    return over(new InMemoryStore(), dueDeletions, listener);
  }

  static ScheduleDeletions scheduling(DeletionQueue queue, BatchLimit limit, Grace grace) {
    InMemoryStore unused = new InMemoryStore();
    return new DeviceDeletions(
            new DeviceDeletions.Ports(
                unused.tenantDirectory(),
                queue,
                unused.pendingDeletions(),
                unused.cancellableDeletions(),
                unused.deadDeletions(),
                unused.dueDeletions(),
                unused.history(),
                new SequentialBatchIds(),
                new RecordingRemovalListener()),
            limit,
            grace,
            OneValidator.VALIDATOR)
        .scheduleDeletions();
  }

  static ScheduleDeletions scheduling(DeletionQueue queue, BatchLimit limit) {
    return scheduling(queue, limit, Grace.NONE);
  }

  static ScheduleDeletions scheduling(DeletionQueue queue) {
    return scheduling(queue, BatchLimit.PUBLISHED);
  }
}
