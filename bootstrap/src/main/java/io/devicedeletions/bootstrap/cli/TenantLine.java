package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantSettings;

/** A tenant on one line, for eyes and scripts: what is added later comes after what is there. */
final class TenantLine {

  private TenantLine() {}

  static String withSwitch(Tenant tenant) {
    return tenant.id() + " " + (tenant.deletionEnabled() ? "enabled" : "disabled");
  }

  static String withSettings(Tenant tenant) {
    TenantSettings settings = tenant.settings();
    return withSwitch(tenant)
        + " weight="
        + settings.weight()
        + " paused="
        + (settings.paused() ? "yes" : "no")
        + " pending-cap="
        + settings.pendingCap().map(String::valueOf).getOrElse("none");
  }
}
