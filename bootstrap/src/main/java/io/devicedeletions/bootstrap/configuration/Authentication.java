package io.devicedeletions.bootstrap.configuration;

import io.devicedeletions.domain.tenant.TenantId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.util.List;

/** How callers prove who they are. There is no way to switch it off. */
public sealed interface Authentication {

  /**
   * For trying things out: a key that lives as long as the process, and a token endpoint at which
   * the client id is the tenant.
   *
   * @param tenants who can get a token; they are enabled at start
   * @param secret the client secret of every one of them
   */
  record Development(@NotEmpty List<TenantId> tenants, @NotBlank String secret)
      implements Authentication {

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Development" + tenants;
    }
  }

  /**
   * For production: tokens signed by keys whose public halves stand in a file.
   *
   * @param jwksFile a JSON Web Key Set, read again when it changes
   * @param issuer the {@code iss} that a token must have
   * @param audience the {@code aud} that a token must have
   * @param tenantClaim the claim that names the tenant
   * @param scheduleScope the scope that lets a caller schedule deletions
   */
  record KeyFile(
      Path jwksFile,
      @NotBlank(message = "--issuer must not be blank") String issuer,
      @NotBlank(message = "--audience must not be blank") String audience,
      @NotBlank(message = "--tenant-claim must not be blank") String tenantClaim,
      @NotBlank(message = "--schedule-scope must not be blank") String scheduleScope)
      implements Authentication {}
}
