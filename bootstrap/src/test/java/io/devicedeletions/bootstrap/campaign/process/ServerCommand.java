package io.devicedeletions.bootstrap.campaign.process;

import io.devicedeletions.bootstrap.campaign.fault.FaultyDriver;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged jar as a command, with the faulty driver in front of it on the class path.
 * Immutable.
 */
public final class ServerCommand {

  /** The secret of development servers in the campaign. */
  public static final String SECRET = "campaign-secret";

  private final List<String> arguments;
  private final Map<String, String> environment;
  private final String fault;

  private ServerCommand(List<String> arguments, Map<String, String> environment, String fault) {
    this.arguments = List.copyOf(arguments);
    this.environment = new LinkedHashMap<>(environment);
    this.fault = fault;
  }

  /** A command of the jar's. */
  public static ServerCommand of(List<String> arguments) {
    return new ServerCommand(arguments, Map.of(), "");
  }

  /** {@code serve} in development mode on ports of its own. */
  public static ServerCommand serve(List<String> tenants, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--port", "0", "--management-port", "0", "--dev", "--dev-tenant"));
    arguments.add(String.join(",", tenants));
    arguments.addAll(List.of("--dev-secret", SECRET));
    arguments.addAll(options);
    return of(arguments);
  }

  public ServerCommand with(String... options) {
    List<String> more = new ArrayList<>(arguments);
    more.addAll(List.of(options));
    return new ServerCommand(more, environment, fault);
  }

  /** The same with something to go wrong, as {@code halt@claim.after:17}; empty for nothing. */
  public ServerCommand withFault(String toProvoke) {
    return new ServerCommand(arguments, environment, toProvoke);
  }

  public ServerCommand withEnvironment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new ServerCommand(arguments, more, fault);
  }

  /** Launches it, to write its log at the end of a file. */
  public Node launch(Path log) {
    return Node.launch(process(), log);
  }

  ProcessBuilder process() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    if (!fault.isEmpty()) {
      command.add("-Ddevice.deletions.fault=" + fault);
    }
    command.addAll(List.of("-cp", testClasses() + java.io.File.pathSeparator + jar()));
    command.add("io.devicedeletions.bootstrap.Main");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DEVICE_DELETIONS_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static Path testClasses() {
    try {
      return Path.of(
          FaultyDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path jar() {
    String named = System.getProperty("executable.jar", "");
    return named.isEmpty() ? testClasses().resolveSibling("device-deletions.jar") : Path.of(named);
  }
}
