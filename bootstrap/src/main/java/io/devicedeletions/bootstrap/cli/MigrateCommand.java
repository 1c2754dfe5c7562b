package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code migrate}. */
@Command(
    name = "migrate",
    description = {
      "Brings the schema up to date and does nothing else.",
      "Every other command does that by itself; this is for those who keep the right to change a"
          + " schema apart."
    })
final class MigrateCommand implements Callable<Integer> {

  @Mixin DatabaseOptions database;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    OpenDatabase.forCommand(database.configuration()).close();
    spec.commandLine().getOut().println("The schema is up to date.");
    return ExitStatus.DONE;
  }
}
