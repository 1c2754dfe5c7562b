package io.devicedeletions.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups what can be done about devices that were given up. */
@Command(
    name = "dead",
    description = {
      "Shows and requeues what was given up after its last attempt.",
      "Works on the database, beside a running server or without one."
    },
    subcommands = {DeadListCommand.class, DeadRequeueCommand.class})
final class DeadCommand extends CommandGroup {}
