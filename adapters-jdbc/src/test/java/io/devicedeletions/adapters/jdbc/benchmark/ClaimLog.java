package io.devicedeletions.adapters.jdbc.benchmark;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down every claim. Thread-safe. */
final class ClaimLog implements RemovalListener {

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  /**
   * A claim that was committed.
   *
   * @param at when, in nanoseconds of {@link System#nanoTime()}
   * @param took how long its transaction took
   */
  record Entry(long at, TenantId tenant, int parts, int lines, Duration took) {

    double milliseconds() {
      return took.toNanos() / 1e6;
    }
  }

  @Override
  public void claimed(TenantId tenant, Claim claim, Duration took) {
    entries.add(new Entry(System.nanoTime(), tenant, claim.parts(), claim.lines(), took));
    lines.addAndGet(claim.lines());
  }

  @Override
  public void claimFailed(TenantId tenant, Throwable cause) {
    failures.incrementAndGet();
    cause.printStackTrace();
  }

  @Override
  public void roundFailed(Throwable cause) {
    failures.incrementAndGet();
    cause.printStackTrace();
  }

  /** Waits until so many lines have been settled. */
  void awaitLines(long many) throws InterruptedException {
    while (lines.get() < many) {
      Thread.sleep(5);
    }
  }

  Seq<Entry> entries() {
    return Vector.ofAll(entries);
  }

  Seq<Entry> of(TenantId tenant) {
    return entries().filter(entry -> entry.tenant().equals(tenant));
  }

  long failures() {
    return failures.get();
  }
}
