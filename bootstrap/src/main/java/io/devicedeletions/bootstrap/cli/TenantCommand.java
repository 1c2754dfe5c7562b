package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tenant enable|disable|list}: the feature switch. */
@Command(
    name = "tenant",
    description = "Switches the deletion feature per tenant; works beside a running server.")
final class TenantCommand extends CommandGroup {

  @Command(name = "enable", description = "Lets a tenant schedule deletions.")
  void enable(
      @Mixin DatabaseOptions database,
      @Parameters(paramLabel = "TENANT", converter = TenantConverter.class) TenantId tenant) {
    save(database.configuration(), new Tenant(tenant, true));
  }

  @Command(
      name = "disable",
      description = {
        "Lets a tenant schedule no more deletions, on every server within five seconds.",
        "What was accepted before is still carried out."
      })
  void disable(
      @Mixin DatabaseOptions database,
      @Parameters(paramLabel = "TENANT", converter = TenantConverter.class) TenantId tenant) {
    save(database.existing(), new Tenant(tenant, false));
  }

  @Command(name = "list", description = "Lists every tenant and its switch.")
  void list(@Mixin DatabaseOptions database) {
    PrintWriter out = spec.commandLine().getOut();
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      open.store().tenants().all().forEach(tenant -> out.println(line(tenant)));
    }
  }

  private void save(DatabaseConfiguration database, Tenant tenant) {
    try (OpenDatabase open = OpenDatabase.forCommand(database)) {
      open.store().tenants().save(tenant);
    }
    spec.commandLine().getOut().println(line(tenant));
  }

  private static String line(Tenant tenant) {
    return tenant.id() + " " + (tenant.deletionEnabled() ? "enabled" : "disabled");
  }
}
