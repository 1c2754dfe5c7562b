package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * Finds and reads the properties file before the command line proper is parsed, because the file
 * fills in what the command line leaves out.
 */
final class SettingsFile {

  private SettingsFile() {}

  /** The settings in the file that is named by option or environment; empty if none is named. */
  static Properties read(
      CommandLine commands, Map<String, String> environment, String... arguments) {
    Location location = new Location();
    new CommandLine(location)
        .setUnmatchedArgumentsAllowed(true)
        .setUnmatchedOptionsArePositionalParams(true)
        .parseArgs(arguments);
    Path path =
        location.config != null
            ? location.config
            : pathOrNull(environment.get(OptionDefaults.variable("config")));
    Properties settings = new Properties();
    if (path != null) {
      load(path, settings);
      refuseUnknown(path, settings, keys(commands.getCommandSpec()));
    }
    return settings;
  }

  private static @Nullable Path pathOrNull(@Nullable String text) {
    return text == null ? null : Path.of(text);
  }

  private static void load(Path path, Properties settings) {
    try (Reader reader = Files.newBufferedReader(path)) {
      settings.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new OperatorProblem(
          "Cannot read the settings file " + path + "; name a readable file with --config.",
          ExitStatus.USAGE);
    }
  }

  /** A mistyped key must not silently leave a default in force. */
  private static void refuseUnknown(Path path, Properties settings, Set<String> known) {
    Set<String> unknown = new TreeSet<>(settings.stringPropertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new OperatorProblem(
          "Unknown settings in "
              + path
              + ": "
              + String.join(", ", unknown)
              + ". A key is an option without its dashes, as in port=8080.",
          ExitStatus.USAGE);
    }
  }

  private static Set<String> keys(CommandSpec command) {
    Set<String> keys = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      keys.add(option.longestName().replaceFirst("^-+", ""));
    }
    command.subcommands().values().forEach(sub -> keys.addAll(keys(sub.getCommandSpec())));
    return keys;
  }

  @Command
  private static final class Location {
    @Option(names = "--config")
    @Nullable Path config;
  }
}
