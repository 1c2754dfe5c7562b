package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.domain.tenant.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code inventory count}. */
@Command(name = "count", description = "Prints how many devices a tenant has.")
final class InventoryCountCommand implements Callable<Integer> {

  @Mixin DatabaseOptions database;

  @Option(names = "--tenant", required = true, converter = TenantConverter.class)
  TenantId tenant;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      spec.commandLine().getOut().println(open.store().inventory().count(tenant));
    }
    return ExitStatus.DONE;
  }
}
