package io.devicedeletions.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups what can be done with an inventory. */
@Command(
    name = "inventory",
    description = "Imports, exports and counts a tenant's devices; works beside a running server.",
    subcommands = {
      InventoryImportCommand.class,
      InventoryExportCommand.class,
      InventoryCountCommand.class
    })
final class InventoryCommand extends CommandGroup {}
