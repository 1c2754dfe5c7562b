package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A queue before another one that can break, refuse lines, and keep its callers waiting. */
public final class FakeQueue implements DeletionQueue {

  private final DeletionQueue behind;
  private Vector<DeletionBatch> batches = Vector.empty();
  private volatile Supplier<@Nullable RuntimeException> trouble = () -> null;
  private volatile Set<Integer> refused = HashSet.empty();
  private volatile CountDownLatch open = new CountDownLatch(0);
  private volatile CountDownLatch entered = new CountDownLatch(1);

  /**
   * A queue that works.
   *
   * @param behind gets what is queued
   */
  public FakeQueue(DeletionQueue behind) {
    this.behind = behind;
  }

  /** Makes every batch fail with that. */
  public void breakDown(Supplier<@Nullable RuntimeException> with) {
    trouble = with;
  }

  /** Makes these lines of every batch fail, and no others. */
  public void refuse(Set<Integer> lines) {
    refused = lines;
  }

  /**
   * Keeps callers waiting until the latch is open.
   *
   * @return opens when the first of them is there
   */
  public CountDownLatch waitFor(CountDownLatch latch) {
    entered = new CountDownLatch(1);
    open = latch;
    return entered;
  }

  /** What was queued. */
  public synchronized Vector<DeletionBatch> batches() {
    return batches;
  }

  @Override
  public Enqueued enqueue(DeletionBatch batch, Grace grace) {
    entered.countDown();
    awaitOpening();
    @Nullable RuntimeException failure = trouble.get();
    if (failure != null) {
      throw failure;
    }
    return store(batch, grace);
  }

  private void awaitOpening() {
    try {
      open.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private synchronized Enqueued store(DeletionBatch batch, Grace grace) {
    return batches
        .find(earlier -> hasSameKey(earlier, batch))
        .<Enqueued>map(Enqueued.KeyTaken::new)
        .getOrElse(() -> append(batch.withRefused(refused), grace));
  }

  private Enqueued append(DeletionBatch batch, Grace grace) {
    batches = batches.append(batch);
    return behind.enqueue(batch, grace);
  }

  private static boolean hasSameKey(DeletionBatch earlier, DeletionBatch batch) {
    return batch.origin().idempotencyKey().isDefined()
        && earlier.origin().tenant().equals(batch.origin().tenant())
        && earlier.origin().idempotencyKey().equals(batch.origin().idempotencyKey());
  }
}
