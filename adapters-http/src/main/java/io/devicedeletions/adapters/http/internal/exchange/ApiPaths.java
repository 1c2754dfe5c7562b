package io.devicedeletions.adapters.http.internal.exchange;

/** Where the operations are. The first is published; all others are beside it. */
public final class ApiPaths {

  private static final String DEVICE = "/api/v1/data-management/device";

  /** Schedules batches, and lists them. */
  public static final String DELETIONS = DEVICE + "/deletions";

  /** One batch. */
  public static final String DELETION = DELETIONS + "/{batchId}";

  /** Cancels a batch. */
  public static final String CANCELLATION = DELETION + "/cancellation";

  /** Follows a batch. */
  public static final String DELETION_EVENTS = DELETION + "/events";

  /** Previews a batch. */
  public static final String PREVIEWS = DEVICE + "/deletion-previews";

  /** What became of a device. */
  public static final String RECORDS = DEVICE + "/deletion-records";

  /** How a tenant's work goes. */
  public static final String TOTALS = DEVICE + "/deletion-totals";

  /** Follows a tenant's work. */
  public static final String TOTALS_EVENTS = TOTALS + "/events";

  /** What was given up. */
  public static final String DEAD = DEVICE + "/dead-deletions";

  /** Gives it another chance. */
  public static final String REQUEUE = DEAD + "/requeue";

  private ApiPaths() {}
}
