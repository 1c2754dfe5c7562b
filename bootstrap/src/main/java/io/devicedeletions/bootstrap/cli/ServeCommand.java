package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.bootstrap.configuration.ConfigurationCheck;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.bootstrap.configuration.ServerRole;
import io.devicedeletions.bootstrap.server.RunningServer;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}. */
@Command(
    name = "serve",
    description = {
      "Serves the API and removes what is due, until it is stopped (Ctrl-C, SIGTERM).",
      "Prints 'listening on http://HOST:PORT' (or https) once it accepts requests."
    })
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address of the API (default: 127.0.0.1).")
  String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the API; 0 picks a free one (default: 8080).")
  int port;

  @Option(
      names = "--management-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address of health and metrics (default: 127.0.0.1).")
  String managementHost;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of health and metrics; 0 picks a free one (default: 8081).")
  int managementPort;

  @Mixin DatabaseOptions database;

  @ArgGroup(exclusive = false, validate = false, heading = "%nAuthentication, one of the three:%n")
  AuthenticationOptions authentication = new AuthenticationOptions();

  @Mixin TlsOptions tls;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "all",
      description = "all, api or worker (default: all).")
  ServerRole role;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that remove devices (default: 2).")
  int workers;

  @Option(
      names = "--max-batch-size",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most devices in a batch (default: 100).")
  int maxBatchSize;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      converter = DurationConverter.class,
      description =
          "How long an accepted batch rests before its devices are removed, such as PT10M or P1D"
              + " (default: PT0S).")
  Duration grace;

  @Option(
      names = "--max-body-size",
      paramLabel = "BYTES",
      defaultValue = "1048576",
      description = "Largest request body (default: 1048576).")
  int maxBodySize;

  @Option(
      names = "--name-match",
      paramLabel = "HOW",
      defaultValue = "exact",
      converter = NameMatchConverter.class,
      description = "exact, or ignore-case for the letters A to Z (default: exact).")
  NameMatch nameMatch;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How often a device is tried that fails for a reason of its own, before it is given up"
              + " until somebody requeues it (default: 8).")
  int maxAttempts;

  @Option(
      names = "--retry-base",
      paramLabel = "DURATION",
      defaultValue = "PT5S",
      converter = DurationConverter.class,
      description =
          "How long such a device waits at most after its first attempt; doubles with each, up to"
              + " an hour (default: PT5S).")
  Duration retryBase;

  @Option(
      names = "--keep-records",
      paramLabel = "DURATION",
      defaultValue = "P400D",
      converter = KeepingConverter.class,
      description = {
        "How long records and batches are kept, from P2D, or forever",
        "(default: P400D). What waits or was given up is kept in any case."
      })
  @Nullable Duration keepRecords;

  @Option(
      names = "--lenient-request-id",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Replaces a malformed x-request-id instead of refusing the request.")
  boolean lenientRequestId;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "Name of this process in the records (default: host name and process id).")
  @Nullable String node;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ServerConfiguration configuration = configuration();
    refuse(ConfigurationCheck.problems(configuration));
    LoopbackOnly.keepDevelopmentThere(configuration);
    RunningServer server = RunningServer.start(database.configuration(), configuration);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "device-deletions-stop"));
    announce(server);
    server.awaitClose();
    return ExitStatus.DONE;
  }

  private ServerConfiguration configuration() {
    return new ServerConfiguration(
        role,
        host,
        port,
        managementHost,
        managementPort,
        maxBatchSize,
        grace,
        maxBodySize,
        workers,
        nameMatch,
        maxAttempts,
        retryBase,
        keepRecords,
        lenientRequestId,
        node == null ? thisProcess() : node,
        authentication.configuration(),
        tls.configuration());
  }

  private static String thisProcess() {
    String host = System.getenv().getOrDefault("HOSTNAME", "localhost");
    return host + "-" + ProcessHandle.current().pid();
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new OperatorProblem(String.join(System.lineSeparator(), problems), ExitStatus.USAGE);
    }
  }

  private void announce(RunningServer server) {
    PrintWriter out = spec.commandLine().getOut();
    server.apiAddress().forEach(address -> out.println("listening on " + address));
    out.println("management on " + server.managementAddress());
    server
        .apiAddress()
        .forEach(address -> server.devIssuer().forEach(issuer -> example(out, address, issuer)));
    out.flush();
  }

  /** One command that can be copied and works. */
  private void example(PrintWriter out, URI address, DevIssuer issuer) {
    TenantId tenant = authentication.firstDevelopmentTenant();
    out.println();
    out.println("For trying it out, with a token for " + tenant + " that is good for 15 minutes:");
    out.println(
        "  curl -i " + tls.forCurl() + address + "/api/v1/data-management/device/deletions \\");
    out.println("    -H 'Authorization: Bearer " + issuer.token(tenant) + "' \\");
    out.println("    -H 'Content-Type: application/json' \\");
    out.println(
        "    -d '{\"devices\":[{\"uid\":\"123e4567-e89b-12d3-a456-426614174000\","
            + "\"name\":\"LAPTOP-1\"}]}'");
    out.println();
    out.println("The same token signs in to the console at " + address + "/console");
  }
}
