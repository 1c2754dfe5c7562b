package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.adapters.http.ApiScopes;
import io.devicedeletions.adapters.http.token.KeyAddress;
import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.configuration.Authentication.Keys;
import io.devicedeletions.bootstrap.configuration.Authentication.Scopes;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.TenantId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how callers prove who they are. */
final class AuthenticationOptions {

  private static final String CHOICES =
      """
      No authentication is set, and there is no way to serve without. Choose one:
        --dev                      to try it out: a token issuer in this process, on loopback only
        --issuer ISSUER --audience AUDIENCE
                                   for production: an identity provider that says itself where its
                                   keys are (OpenID Connect Discovery); where it does not, add
                                   --jwks-url URL
        --jwks-file FILE --issuer ISSUER --audience AUDIENCE
                                   for production without an identity provider: keys in a file;
                                   'keys init' and 'token issue' make them""";

  private static final int SECRET_BYTES = 16;

  @Option(
      names = "--jwks-file",
      paramLabel = "FILE",
      description = "Production: public keys (JSON Web Key Set); read again when it changes.")
  @Nullable Path jwksFile;

  @Option(
      names = "--jwks-url",
      paramLabel = "URL",
      description = "Production: where such a set is fetched from, by https.")
  @Nullable String jwksUrl;

  @Option(
      names = "--issuer",
      paramLabel = "ISSUER",
      description = {
        "Production: the issuer that tokens must have. Alone, it is also asked",
        "where its keys are (OpenID Connect Discovery)."
      })
  @Nullable String issuer;

  @Option(
      names = "--audience",
      paramLabel = "AUDIENCE",
      description = "Production: the audience that tokens must have.")
  @Nullable String audience;

  @Option(
      names = "--tenant-claim",
      paramLabel = "NAME",
      defaultValue = "tenant",
      description = "Production: the claim that names the tenant (default: tenant).")
  String tenantClaim;

  @Option(
      names = "--schedule-scope",
      paramLabel = "SCOPE",
      defaultValue = "nx_dataplatform_device_deletion_api",
      description =
          "Production: the scope for scheduling and cancelling"
              + " (default: nx_dataplatform_device_deletion_api).")
  String scheduleScope;

  @Option(
      names = "--read-scope",
      paramLabel = "SCOPE",
      description =
          "Production: the scope for calls that read (default: that of --schedule-scope).")
  @Nullable String readScope;

  @Option(
      names = "--admin-scope",
      paramLabel = "SCOPE",
      defaultValue = ApiScopes.ADMINISTRATION,
      description =
          "Production: the scope for what was given up (default: "
              + ApiScopes.ADMINISTRATION
              + ").")
  String adminScope;

  @Option(
      names = "--dev",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Trying it out: serves tokens itself, on loopback only.")
  boolean development;

  @Option(
      names = "--dev-tenant",
      paramLabel = "TENANT",
      split = ",",
      converter = TenantConverter.class,
      defaultValue = "demo",
      description = "Trying it out: a tenant to enable; repeatable (default: demo).")
  List<TenantId> developmentTenants;

  @Option(
      names = "--dev-secret",
      paramLabel = "SECRET",
      description = "Trying it out: the client secret (default: a new one at every start).")
  @Nullable String developmentSecret;

  Authentication configuration() {
    exclude("--dev", development, "--jwks-file", jwksFile != null);
    exclude("--dev", development, "--jwks-url", jwksUrl != null);
    exclude("--dev", development, "--issuer", issuer != null);
    exclude("--dev", development, "--audience", audience != null);
    exclude("--jwks-file", jwksFile != null, "--jwks-url", jwksUrl != null);
    if (development) {
      return development();
    }
    if (jwksFile == null && jwksUrl == null && issuer == null) {
      throw new OperatorProblem(CHOICES, ExitStatus.CONFIGURATION);
    }
    return production();
  }

  private static void exclude(String one, boolean given, String other, boolean alsoGiven) {
    if (given && alsoGiven) {
      throw new OperatorProblem(
          one + " and " + other + " exclude each other: give one.", ExitStatus.USAGE);
    }
  }

  private Authentication production() {
    return new Authentication.Production(
        keys(),
        required(issuer, "--issuer"),
        required(audience, "--audience"),
        tenantClaim,
        new Scopes(scheduleScope, readScope == null ? scheduleScope : readScope, adminScope));
  }

  private static String required(@Nullable String value, String option) {
    if (value == null) {
      throw new OperatorProblem(
          option + " is missing: a token is good only from whom and for what it was issued.",
          ExitStatus.CONFIGURATION);
    }
    return value;
  }

  private Keys keys() {
    if (jwksFile != null) {
      return new Keys.InFile(jwksFile);
    }
    return jwksUrl == null
        ? fetched("--issuer", KeyAddress::ofIssuer, required(issuer, "--issuer"))
        : fetched("--jwks-url", KeyAddress::ofKeySet, jwksUrl);
  }

  private static Keys fetched(String option, Function<String, KeyAddress> address, String given) {
    try {
      return new Keys.OnServer(address.apply(given));
    } catch (IllegalArgumentException unusable) {
      throw new OperatorProblem(
          "Keys cannot be fetched by "
              + option
              + ": "
              + unusable.getMessage()
              + ". Where an issuer is no address of its own, say --jwks-url or --jwks-file too.",
          ExitStatus.CONFIGURATION);
    }
  }

  /** The tenant for which a ready command is printed. */
  TenantId firstDevelopmentTenant() {
    return developmentTenants.get(0);
  }

  private Authentication development() {
    return new Authentication.Development(
        developmentTenants, developmentSecret == null ? randomSecret() : developmentSecret);
  }

  private static String randomSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
