package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.outcome.Retention;

/** What is over and kept for a while. Implementations are thread-safe. */
@FunctionalInterface
public interface PastDeletions {

  /**
   * Forgets some of what is older than the retention: records by the time of their outcome;
   * interventions by theirs; batches by the time of their acceptance, as soon as no line of theirs
   * waits or was given up. What waits and what was given up stays, with the batch that it needs. A
   * forgotten batch is unknown, and its idempotency key is free.
   *
   * <p>It takes seconds at most, in transactions that are short, and keeps nobody waiting. Several
   * nodes may call it at once.
   *
   * @throws RuntimeException if the store failed; repeating it is harmless
   */
  Pruned prune(Retention retention);
}
