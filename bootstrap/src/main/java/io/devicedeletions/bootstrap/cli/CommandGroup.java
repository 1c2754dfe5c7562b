package io.devicedeletions.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself and says so. */
abstract class CommandGroup implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    CommandLine command = spec.commandLine();
    throw new ParameterException(
        command,
        "'"
            + spec.qualifiedName()
            + "' needs one of: "
            + String.join(", ", spec.subcommands().keySet())
            + ".");
  }
}
