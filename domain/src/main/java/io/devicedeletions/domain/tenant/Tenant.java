package io.devicedeletions.domain.tenant;

import io.vavr.control.Option;

/**
 * A tenant as the directory knows it.
 *
 * @param id its name
 * @param deletionEnabled the feature switch: whether it may schedule deletions
 */
public record Tenant(TenantId id, boolean deletionEnabled) {

  /** This tenant as one that may schedule deletions; none if it may not. */
  public Option<AdmittedTenant> admitted() {
    return deletionEnabled ? Option.some(new AdmittedTenant(id)) : Option.none();
  }
}
