package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.TenantId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how callers prove who they are. */
final class AuthenticationOptions {

  private static final String CHOICES =
      """
      No authentication is set, and there is no way to serve without. Choose one:
        --dev                      to try it out: a token issuer in this process, on loopback only
        --jwks-file FILE --issuer ISSUER --audience AUDIENCE
                                   for production: tokens signed by keys in a file; without an
                                   identity provider, 'keys init' and 'token issue' make them""";

  private static final int SECRET_BYTES = 16;

  @Option(
      names = "--jwks-file",
      paramLabel = "FILE",
      description = "Production: public keys (JSON Web Key Set); read again when it changes.")
  @Nullable Path jwksFile;

  @Option(
      names = "--issuer",
      paramLabel = "ISSUER",
      description = "Production: the issuer that tokens must have.")
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
          "Production: the scope that tokens must have"
              + " (default: nx_dataplatform_device_deletion_api).")
  String scheduleScope;

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
    if (development) {
      return development();
    }
    if (jwksFile == null) {
      throw new OperatorProblem(CHOICES, ExitStatus.CONFIGURATION);
    }
    if (issuer == null || audience == null) {
      throw new OperatorProblem(
          "--jwks-file needs "
              + (issuer == null ? "--issuer" : "--audience")
              + ": a token is good only for the service that it was issued for.",
          ExitStatus.CONFIGURATION);
    }
    return new Authentication.KeyFile(jwksFile, issuer, audience, tenantClaim, scheduleScope);
  }

  /** The tenant for which a ready command is printed. */
  TenantId firstDevelopmentTenant() {
    return developmentTenants.get(0);
  }

  private Authentication development() {
    if (jwksFile != null) {
      throw new OperatorProblem(
          "--dev and --jwks-file exclude each other: give one.", ExitStatus.USAGE);
    }
    return new Authentication.Development(
        developmentTenants, developmentSecret == null ? randomSecret() : developmentSecret);
  }

  private static String randomSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
