package io.devicedeletions.application.port.out;

/**
 * What was forgotten.
 *
 * @param batches how many batches
 * @param interventions how many interventions
 * @param records how many records, where they were counted one by one
 * @param recordDays how many days of records, where they went day by day
 * @param hasMore true if there is more to forget at once; false too where another node is at it
 */
public record Pruned(
    long batches, long interventions, long records, long recordDays, boolean hasMore) {

  /** Nothing was old enough. */
  public static final Pruned NOTHING = new Pruned(0, 0, 0, 0, false);

  /** Both together. */
  public Pruned plus(Pruned other) {
    return new Pruned(
        batches + other.batches,
        interventions + other.interventions,
        records + other.records,
        recordDays + other.recordDays,
        hasMore || other.hasMore);
  }
}
