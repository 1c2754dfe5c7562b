package io.devicedeletions.adapters.http.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * What a new token is to say.
 *
 * @param policy its issuer, its audience and the name of its tenant claim
 * @param tenant the tenant that it speaks for
 * @param requester its subject
 * @param scope what it permits, scopes separated by spaces
 * @param timeToLive how long it is good, at most {@link #LONGEST_LIFE}
 */
public record TokenClaims(
    TokenPolicy policy, TenantId tenant, Requester requester, String scope, Duration timeToLive) {

  /** How long a token is good at most: no server of ours takes a longer one. */
  public static final Duration LONGEST_LIFE = ClaimRules.LONGEST_LIFE;

  /** Refuses a time to live with which the token would never be accepted. */
  public TokenClaims {
    if (timeToLive.compareTo(Duration.ofSeconds(1)) < 0 || timeToLive.compareTo(LONGEST_LIFE) > 0) {
      throw new IllegalArgumentException(
          "a token lives for a second or more, and for 24 hours at most");
    }
  }

  JWTClaimsSet issuedAt(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(policy.issuer())
        .audience(policy.audience())
        .subject(requester.value())
        .claim(policy.tenantClaim(), tenant.value())
        .claim("scope", scope)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(timeToLive)))
        .jwtID(UUID.randomUUID().toString())
        .build();
  }
}
