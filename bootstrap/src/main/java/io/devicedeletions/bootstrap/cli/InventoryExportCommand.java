package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.inventory.InventoryExport;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.StandardOutput;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inventory export}. */
@Command(
    name = "export",
    description = "Writes a tenant's devices as CSV to standard output, ordered by uid.")
final class InventoryExportCommand implements Callable<Integer> {

  @Mixin DatabaseOptions database;

  @Option(names = "--tenant", required = true, converter = TenantConverter.class)
  TenantId tenant;

  @Override
  public Integer call() throws IOException {
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing());
        StandardOutput out = StandardOutput.open()) {
      new InventoryExport(open.store().inventory(), tenant).writeTo(out.writer());
      out.finish();
    }
    return ExitStatus.DONE;
  }
}
