package io.devicedeletions.bootstrap.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that is not on the command line from the environment ({@code
 * --db-url} from {@code DEVICE_DELETIONS_DB_URL}), or else from the properties file ({@code
 * db-url}).
 */
final class OptionDefaults implements IDefaultValueProvider {

  static final String PREFIX = "DEVICE_DELETIONS_";

  private final Map<String, String> environment;
  private final Properties file;

  OptionDefaults(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return argument.defaultValue();
    }
    String key = option.longestName().replaceFirst("^-+", "");
    String given = environment.getOrDefault(variable(key), file.getProperty(key));
    return given == null ? option.defaultValue() : literal(given);
  }

  /** picocli replaces variables in defaults, and two dollars are how it spells one. */
  private static String literal(String value) {
    return value.replace("$", "$$");
  }

  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
