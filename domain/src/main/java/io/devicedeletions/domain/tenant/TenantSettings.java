package io.devicedeletions.domain.tenant;

import io.vavr.control.Option;

/**
 * How a tenant's work is treated beside that of others.
 *
 * @param weight how many claims it gets where another gets one, from 1 to {@value #HIGHEST_WEIGHT}
 * @param paused whether its work waits; it can still schedule
 * @param pendingCap how many of its devices may wait before it is asked to come back later, at
 *     least 1; none for any number
 */
public record TenantSettings(int weight, boolean paused, Option<Long> pendingCap) {

  /** Beyond this the others would wait too long. */
  public static final int HIGHEST_WEIGHT = 100;

  /** One among equals. */
  public static final TenantSettings DEFAULT = new TenantSettings(1, false, Option.none());

  /** Refuses values outside their ranges. */
  public TenantSettings {
    if (weight < 1 || weight > HIGHEST_WEIGHT) {
      throw new IllegalArgumentException("weight must be from 1 to " + HIGHEST_WEIGHT);
    }
    if (pendingCap.exists(cap -> cap < 1)) {
      throw new IllegalArgumentException("the cap of pending devices must be at least 1");
    }
  }

  /** The same with another weight. */
  public TenantSettings withWeight(int changed) {
    return new TenantSettings(changed, paused, pendingCap);
  }

  /** The same, paused or not. */
  public TenantSettings withPaused(boolean changed) {
    return new TenantSettings(weight, changed, pendingCap);
  }

  /** The same with another cap. */
  public TenantSettings withPendingCap(Option<Long> changed) {
    return new TenantSettings(weight, paused, changed);
  }
}
