package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line: it only knows its subcommands. */
@Command(
    name = "device-deletions",
    description = "Deletes devices in batches, and tells what became of each.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Every option can also come from the environment (DEVICE_DELETIONS_PORT for"
          + " --port) or from a properties file (--config FILE, with port=8080).",
      "Give secrets that way: a command line can be read by other users."
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      InventoryCommand.class,
      TenantCommand.class,
      DeadCommand.class,
      KeysCommand.class,
      TokenCommand.class,
      MigrateCommand.class
    })
public final class DeviceDeletionsCommand {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Properties file with defaults for any option.")
  @Nullable Path config;

  private DeviceDeletionsCommand() {}

  /**
   * Runs one command.
   *
   * @param environment where options are looked up that the arguments leave out
   * @param arguments the command line
   * @return the exit status
   */
  public static int run(Map<String, String> environment, String... arguments) {
    return run(commands(), environment, arguments);
  }

  static CommandLine commands() {
    return new CommandLine(new DeviceDeletionsCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(DeviceDeletionsCommand::explainUsage)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> explainFailure(problem, command));
  }

  static int run(CommandLine commands, Map<String, String> environment, String... arguments) {
    try {
      commands.setDefaultValueProvider(
          new OptionDefaults(environment, SettingsFile.read(commands, environment, arguments)));
    } catch (ParameterException problem) {
      return explainUsage(
          new ParameterException(commands, String.valueOf(problem.getMessage())), arguments);
    } catch (OperatorProblem problem) {
      return explainFailure(problem, commands);
    }
    return commands.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private static int explainUsage(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(problem.getMessage());
    if (problem instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        err.println("Did you mean " + String.join(" or ", suggestions) + "?");
      }
    }
    err.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes.");
    return ExitStatus.USAGE;
  }

  private static int explainFailure(Exception problem, CommandLine command) {
    if (problem instanceof OperatorProblem known) {
      command.getErr().println(known.getMessage());
      return known.exitStatus();
    }
    command.getErr().println("Unexpected failure: " + problem);
    LoggerFactory.getLogger(DeviceDeletionsCommand.class).error("unexpected failure", problem);
    return ExitStatus.FAILED;
  }
}
