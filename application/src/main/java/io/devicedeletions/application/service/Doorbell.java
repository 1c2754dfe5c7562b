package io.devicedeletions.application.service;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those who wait for work. Who reads the count of rings before looking for work misses none
 * of them. Thread-safe.
 */
final class Doorbell {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;

  /** Wakes all who wait. */
  void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often it has rung. */
  long rings() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it has rung more often than that, or the time is over.
   *
   * @return true if it rang
   */
  boolean awaitMoreThan(long heard, long nanoseconds) throws InterruptedException {
    lock.lock();
    try {
      long left = nanoseconds;
      while (rings <= heard && left > 0) {
        left = rung.awaitNanos(left);
      }
      return rings > heard;
    } finally {
      lock.unlock();
    }
  }
}
