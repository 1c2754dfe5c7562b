package io.devicedeletions.adapters.jdbc.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What one thread waits for and another tells; only the first telling counts. Thread-safe. */
public final class Answer<T> {

  private final CompletableFuture<T> told = new CompletableFuture<>();

  /** Tells whoever waits. */
  public void give(T value) {
    told.complete(value);
  }

  /** Tells whoever waits that it went wrong. */
  public void fail(Throwable cause) {
    told.completeExceptionally(cause);
  }

  /**
   * Waits. An interrupt does not cut the wait short, as the answer would be lost; it stays set.
   *
   * @throws RuntimeException what went wrong; a {@link CompletionException} around an {@link Error}
   */
  public T await() {
    try {
      return told.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
