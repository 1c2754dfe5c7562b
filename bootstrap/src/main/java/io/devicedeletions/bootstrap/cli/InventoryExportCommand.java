package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.inventory.InventoryExport;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

  /** Not through the console's writer: in a plain locale that turns names into question marks. */
  @Override
  public Integer call() throws IOException {
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)));
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      new InventoryExport(open.store().inventory(), tenant).writeTo(out);
    }
    if (out.checkError()) {
      throw new OperatorProblem("The export could not be written to standard output whole.");
    }
    return ExitStatus.DONE;
  }
}
