package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.inventory.InventoryExport;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code inventory export}. */
@Command(
    name = "export",
    description = "Writes a tenant's devices as CSV to standard output, ordered by uid.")
final class InventoryExportCommand implements Callable<Integer> {

  @Mixin DatabaseOptions database;

  @Option(names = "--tenant", required = true, converter = TenantConverter.class)
  TenantId tenant;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (OpenDatabase open = OpenDatabase.forCommand(database.configuration())) {
      new InventoryExport(open.store().inventory(), tenant).writeTo(out);
    }
    if (out.checkError()) {
      throw new OperatorProblem("The export could not be written to standard output whole.");
    }
    return ExitStatus.DONE;
  }
}
