package io.devicedeletions.adapters.http.internal.server;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what all bodies together hold of the memory, and says when it is enough. Thread-safe. */
public final class HeldBytes {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  /**
   * Holds nothing yet.
   *
   * @param most how many bytes may be held
   */
  public HeldBytes(long most) {
    this.most = most;
  }

  /** Takes room for so many bytes more; false, and nothing is taken, if there is none. */
  boolean take(int bytes) {
    if (held.addAndGet(bytes) > most) {
      held.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Gives room back. */
  void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }
}
