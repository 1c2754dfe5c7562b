package io.devicedeletions.bootstrap.configuration;

import io.devicedeletions.adapters.http.ApiScopes;
import io.devicedeletions.adapters.http.token.KeyAddress;
import io.devicedeletions.domain.tenant.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
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
   * For production: tokens signed by those whose public keys we have.
   *
   * @param keys where these keys are
   * @param issuer the {@code iss} that a token must have
   * @param audience the {@code aud} that a token must have
   * @param tenantClaim the claim that names the tenant
   * @param scopes what a token must permit
   */
  record Production(
      Keys keys,
      @NotBlank(message = "--issuer must not be blank") String issuer,
      @NotBlank(message = "--audience must not be blank") String audience,
      @NotBlank(message = "--tenant-claim must not be blank") String tenantClaim,
      @Valid Scopes scopes)
      implements Authentication {}

  /**
   * What a token must permit.
   *
   * @param schedule the scope that lets a caller schedule deletions
   * @param read the scope that lets a caller read what became of them
   * @param administer the scope that lets a caller requeue what was given up
   */
  record Scopes(
      @Pattern(
              regexp = ApiScopes.SCOPE,
              message = "--schedule-scope must be one scope, as in a.b:c")
          String schedule,
      @Pattern(regexp = ApiScopes.SCOPE, message = "--read-scope must be one scope, as in a.b:c")
          String read,
      @Pattern(regexp = ApiScopes.SCOPE, message = "--admin-scope must be one scope, as in a.b:c")
          String administer) {}

  /** Where public keys are. */
  sealed interface Keys {

    /**
     * In a file that somebody else may replace.
     *
     * @param jwksFile a JSON Web Key Set, read again when it changes
     */
    record InFile(Path jwksFile) implements Keys {}

    /**
     * On a server.
     *
     * @param address of a JSON Web Key Set, or of an issuer that says where its own is
     */
    record OnServer(KeyAddress address) implements Keys {}
  }
}
