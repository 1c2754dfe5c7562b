package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.adapters.http.ApiSettings;
import io.devicedeletions.adapters.http.token.OfflineKeys;
import io.devicedeletions.adapters.http.token.TokenClaims;
import io.devicedeletions.adapters.http.token.TokenPolicy;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token issue}. */
@Command(name = "issue", description = "Prints a token to standard output.", sortOptions = false)
final class TokenIssueCommand implements Callable<Integer> {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "Folder with the keys of 'keys init'.")
  Path directory;

  @Option(
      names = "--tenant",
      required = true,
      converter = TenantConverter.class,
      description = "Whose devices the holder may delete.")
  TenantId tenant;

  @Option(names = "--audience", required = true, description = "As given to 'serve --audience'.")
  String audience;

  @Option(names = "--issuer", required = true, description = "As given to 'serve --issuer'.")
  String issuer;

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = "How long it is good for, ISO-8601, at most PT24H (default: PT15M).")
  Duration timeToLive;

  @Option(
      names = "--scope",
      defaultValue = ApiSettings.PUBLISHED_SCOPE,
      description = "Scopes, separated by spaces (default: " + ApiSettings.PUBLISHED_SCOPE + ").")
  String scope;

  @Option(
      names = "--subject",
      description = "Who will be on record as having asked (default: the tenant).")
  @Nullable String subject;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    TokenClaims claims = new TokenClaims(policy(), tenant, requester(), scope, checked(timeToLive));
    try {
      spec.commandLine().getOut().println(OfflineKeys.load(directory).issue(claims, Instant.now()));
    } catch (IOException unreadable) {
      throw new OperatorProblem(
          "There is no usable key in "
              + directory
              + " ("
              + unreadable.getMessage()
              + "); 'keys init --dir "
              + directory
              + "' makes one.");
    }
    return ExitStatus.DONE;
  }

  private TokenPolicy policy() {
    if (issuer.isBlank() || audience.isBlank()) {
      throw usage("--issuer and --audience must not be blank.");
    }
    return new TokenPolicy(issuer, audience, TokenPolicy.DEFAULT_TENANT_CLAIM);
  }

  private Requester requester() {
    return Requester.parse(subject == null ? tenant.value() : subject)
        .getOrElseThrow(() -> usage("--subject must be 1 to 128 of A-Z a-z 0-9 . _ : @ -"));
  }

  private Duration checked(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.compareTo(TokenClaims.LONGEST_LIFE) > 0) {
      throw usage("--ttl must be from PT1S to PT24H: no server takes a longer token.");
    }
    return duration;
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
