package io.devicedeletions.bootstrap.campaign.process;

import io.devicedeletions.bootstrap.campaign.fault.FaultyDriver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packaged jar as a command, with the faulty driver in front of it on the class path.
 * Immutable.
 */
public final class ServerCommand {

  /** The secret of development servers in the campaign. */
  public static final String SECRET = "campaign-secret";

  private static final String MAIN = "io.devicedeletions.bootstrap.Main";

  private final String program;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final List<String> javaOptions;

  private ServerCommand(
      String program,
      List<String> arguments,
      Map<String, String> environment,
      List<String> javaOptions) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.environment = new LinkedHashMap<>(environment);
    this.javaOptions = List.copyOf(javaOptions);
  }

  /** A command of the jar's. */
  public static ServerCommand of(List<String> arguments) {
    return new ServerCommand(MAIN, arguments, Map.of(), List.of());
  }

  /** A program of the tests' that uses what is in the jar. */
  public static ServerCommand of(Class<?> program, List<String> arguments) {
    return new ServerCommand(program.getName(), arguments, Map.of(), List.of());
  }

  /** {@code serve} in development mode on ports of its own. */
  public static ServerCommand serve(List<String> tenants, List<String> options) {
    return of(serving(tenants, options));
  }

  /** The arguments of {@code serve} for that, for a program that passes them on. */
  public static List<String> serving(List<String> tenants, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--port", "0", "--management-port", "0", "--dev", "--dev-tenant"));
    arguments.add(String.join(",", tenants));
    arguments.addAll(List.of("--dev-secret", SECRET));
    arguments.addAll(options);
    return arguments;
  }

  public ServerCommand with(String... options) {
    return new ServerCommand(
        program,
        Stream.concat(arguments.stream(), Stream.of(options)).toList(),
        environment,
        javaOptions);
  }

  /** The same with something to go wrong, as {@code halt@claim.after:17}; or with nothing. */
  public ServerCommand withFault(String fault) {
    return fault.isEmpty() ? this : withJavaOption("-Ddevice.deletions.fault=" + fault);
  }

  /** The same with another option of the JVM, after those of all servers. */
  public ServerCommand withJavaOption(String option) {
    return new ServerCommand(
        program,
        arguments,
        environment,
        Stream.concat(javaOptions.stream(), Stream.of(option)).toList());
  }

  public ServerCommand withEnvironment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new ServerCommand(program, arguments, more, javaOptions);
  }

  /** Launches it, to write its log at the end of a file. */
  public Node launch(Path log) {
    return Node.launch(process(), log);
  }

  /** What it prints, for a command that ends soon. */
  public String output() {
    try {
      Process process = process().redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  ProcessBuilder process() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(ClassArchive.javaOptions());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", driver() + File.pathSeparator + jar()));
    command.add(program);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DEVICE_DELETIONS_"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** Archived classes must come from jars, and so from the packed tests where there are such. */
  private static Path driver() {
    return Files.exists(testJar()) ? testJar() : testClasses();
  }

  static Path testJar() {
    return testClasses().resolveSibling("device-deletions-tests.jar");
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
