package io.devicedeletions.domain.tenant;

import java.util.Objects;

/**
 * Proof that a tenant was looked up and its feature switch was on. Only {@link Tenant#admitted()}
 * makes one, so no deletion can be scheduled around the switch. Immutable and thread-safe.
 */
public final class AdmittedTenant {

  private final TenantId id;

  AdmittedTenant(TenantId id) {
    this.id = id;
  }

  /** The tenant. */
  public TenantId id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdmittedTenant admitted && admitted.id.equals(id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id);
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
