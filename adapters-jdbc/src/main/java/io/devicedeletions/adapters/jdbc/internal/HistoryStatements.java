package io.devicedeletions.adapters.jdbc.internal;

/**
 * The statements for those who ask where batches and their lines stand. They lock nothing, and what
 * they cost does not depend on how much there is. Parameters have the same names in every dialect.
 */
public interface HistoryStatements {

  /** A batch of a tenant with its times, as it can be seen. */
  String batchWithTimes();

  /** When a batch of a tenant was accepted. */
  String acceptedAt();

  /** The same of several batches, as far as there are any, in any order. */
  String placesOfBatches();

  /**
   * Where the scheduled lines of a batch stand, and a row of the kind {@code NOW} with the time.
   * One statement, as a line that moves meanwhile could be missed by two.
   */
  String statesOfLines();

  /** What was done to a batch, the latest hundred, the oldest first. */
  String interventionsOfBatch();

  /** A tenant's {@code <rows>} newest batches after a place, none older than a time. */
  String newestBatches();

  /** The same of those of a request. */
  String batchesOfRequest();

  /** A tenant's {@code <rows>} latest batches after one that have pending lines, by their id. */
  String batchesWithWork();

  /** The same of those that have dead lines. */
  String batchesWithDeadLines();

  /**
   * Batches without their lines, in any order. How many lines are settled is a list of numbers: the
   * removed, not found, mismatching and cancelled ones.
   */
  String summaries();

  /** How much is pending and dead, as far as {@code <most>} parts and lines, and what is oldest. */
  String totals();
}
