package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tenant enable|disable|list}: the feature switch; {@code tenant set} is next door. */
@Command(
    name = "tenant",
    description =
        "Switches the deletion feature and sets weight, pause and cap per tenant; works beside a"
            + " running server.",
    subcommands = TenantSetCommand.class)
final class TenantCommand extends CommandGroup {

  @Command(name = "enable", description = "Lets a tenant schedule deletions.")
  void enable(
      @Mixin DatabaseOptions database,
      @Parameters(paramLabel = "TENANT", converter = TenantConverter.class) TenantId tenant) {
    change(database.configuration(), tenant, known -> known.withDeletionEnabled(true));
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
    change(database.existing(), tenant, known -> known.withDeletionEnabled(false));
  }

  @Command(name = "list", description = "Lists every tenant, its switch and its settings.")
  void list(@Mixin DatabaseOptions database) {
    PrintWriter out = spec.commandLine().getOut();
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      open.store().tenants().all().forEach(tenant -> out.println(TenantLine.withSettings(tenant)));
    }
  }

  /** What was set before stays, and a new tenant begins with the defaults. */
  private void change(DatabaseConfiguration database, TenantId id, UnaryOperator<Tenant> change) {
    Tenant changed;
    try (OpenDatabase open = OpenDatabase.forCommand(database)) {
      TenantDirectory tenants = open.store().tenants();
      changed = change.apply(tenants.find(id).getOrElse(new Tenant(id, false)));
      tenants.save(changed);
    }
    spec.commandLine().getOut().println(TenantLine.withSwitch(changed));
  }
}
