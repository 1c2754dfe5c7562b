package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * An issuer for trying things out: its key is fresh at every start and never leaves memory, and its
 * clients are the tenants themselves. It grants client credentials (RFC 6749, section 4.4) the way
 * the published service does, so that an existing client needs no more than another host. Immutable
 * and thread-safe.
 */
public final class DevIssuer implements VerificationKeys {

  /** Where the published service issues tokens, and so do we. */
  public static final String PATH = "/oauth2/default/v1/token";

  /** Everything that there is to permit, whatever a client asks for. */
  public static final String SCOPE =
      "nx_dataplatform_device_deletion_api service:integration device_deletions:admin";

  /** How long a token lives, as in the published service. */
  public static final Duration TIME_TO_LIVE = Duration.ofMinutes(15);

  /** Which tokens come from here. */
  public static final TokenPolicy POLICY =
      new TokenPolicy("device-deletions-dev", "device-deletions", TokenPolicy.DEFAULT_TENANT_CLAIM);

  private final Set<TenantId> tenants;
  private final byte[] secret;
  private final InstantSource clock;
  private final TokenSigner signer = TokenSigner.withFreshKey();
  private final JWKSet publicKeys = signer.publicKeys();

  /**
   * Opens the issuer.
   *
   * @param tenants who may have tokens
   * @param secret the client secret, the same for each of them
   * @param clock what time it is
   */
  public DevIssuer(Set<TenantId> tenants, String secret, InstantSource clock) {
    this.tenants = tenants;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  @Override
  public boolean areKnown() {
    return true;
  }

  @Override
  public Option<List<JWK>> matching(JWKSelector selector) {
    return Option.some(selector.select(publicKeys));
  }

  /** A new token of a tenant, in its compact form. */
  public String token(TenantId tenant) {
    return signer.sign(
        new TokenClaims(POLICY, tenant, new Requester(tenant.value()), SCOPE, TIME_TO_LIVE),
        clock.instant());
  }

  /**
   * Answers a token request.
   *
   * @param authorization every {@code Authorization} field of the request
   * @param form its body, {@code application/x-www-form-urlencoded}
   * @return a new token in its compact form, or why there is none
   */
  public Either<GrantRefusal, String> grant(List<String> authorization, String form) {
    return ClientCredentials.in(authorization)
        .flatMap(this::authenticated)
        .toEither(GrantRefusal.INVALID_CLIENT)
        .flatMap(tenant -> GrantRequest.check(form).map(grantable -> token(tenant)));
  }

  private Option<TenantId> authenticated(ClientCredentials credentials) {
    boolean secretFits = credentials.secretSpellings().exists(this::isSecret);
    return TenantId.parse(credentials.clientId())
        .filter(tenant -> secretFits && tenants.contains(tenant));
  }

  /** Takes the same time whatever was tried. */
  private boolean isSecret(String tried) {
    return MessageDigest.isEqual(secret, tried.getBytes(StandardCharsets.UTF_8));
  }
}
