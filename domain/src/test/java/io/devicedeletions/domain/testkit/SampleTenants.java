package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.tenant.TenantId;

/** Tenants for examples; none of them is known to any directory beforehand. */
public final class SampleTenants {

  /** The tenant whose devices an example is about. */
  public static final TenantId ACME = new TenantId("acme");

  /** The tenant whose devices must stay. */
  public static final TenantId GLOBEX = new TenantId("globex");

  /** A third one. */
  public static final TenantId INITECH = new TenantId("initech");

  private SampleTenants() {}
}
