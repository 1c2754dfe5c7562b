package io.devicedeletions.domain.tenant;

import io.vavr.control.Option;

/**
 * A tenant as the directory knows it.
 *
 * @param id its name
 * @param deletionEnabled the feature switch: whether it may schedule deletions
 * @param settings how its work is treated
 */
public record Tenant(TenantId id, boolean deletionEnabled, TenantSettings settings) {

  /** A tenant with the default settings. */
  public Tenant(TenantId id, boolean deletionEnabled) {
    this(id, deletionEnabled, TenantSettings.DEFAULT);
  }

  /** This tenant as one that may schedule deletions; none if it may not. */
  public Option<AdmittedTenant> admitted() {
    return deletionEnabled ? Option.some(new AdmittedTenant(id)) : Option.none();
  }

  /** The same with the switch thrown. */
  public Tenant withDeletionEnabled(boolean changed) {
    return new Tenant(id, changed, settings);
  }

  /** The same with other settings. */
  public Tenant withSettings(TenantSettings changed) {
    return new Tenant(id, deletionEnabled, changed);
  }
}
