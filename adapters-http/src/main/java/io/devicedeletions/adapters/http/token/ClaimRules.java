package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.text.BlankText;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a token whose signature is good. Immutable and thread-safe. */
final class ClaimRules {

  /** A token that lives longer is a mistake, such as an expiry in milliseconds. */
  static final Duration LONGEST_LIFE = Duration.ofHours(24);

  /** By how much the issuer's clock may differ from ours. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final TokenPolicy policy;

  ClaimRules(TokenPolicy policy) {
    this.policy = policy;
  }

  /** Who holds the token; none if it is not meant for us, or not now. */
  Option<Caller> caller(JWTClaimsSet claims, Instant now) {
    return isForUs(claims) && isTimely(claims, now) ? wellFormed(claims) : Option.none();
  }

  /**
   * True for what an ID token has and an access token has not (OpenID Connect Core, section 2),
   * where no type tells them apart: somebody's login would pass for a permission. Some issuers give
   * their access tokens of type JWT a nonce.
   */
  static boolean speaksOfALogin(@Nullable JOSEObjectType type, JWTClaimsSet claims) {
    return (type == null && claims.getClaim("nonce") != null)
        || (!SignatureCheck.ACCESS_TOKEN.equals(type) && claims.getClaim("at_hash") != null);
  }

  private boolean isForUs(JWTClaimsSet claims) {
    return policy.issuer().equals(claims.getIssuer())
        && claims.getAudience().contains(policy.audience());
  }

  private static boolean isTimely(JWTClaimsSet claims, Instant now) {
    Date expiry = claims.getExpirationTime();
    return expiry != null
        && expiry.toInstant().isAfter(now.minus(CLOCK_SKEW))
        && !expiry.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(CLOCK_SKEW))
        && hasBegun(claims.getIssueTime(), now)
        && hasBegun(claims.getNotBeforeTime(), now);
  }

  private static boolean hasBegun(@Nullable Date begin, Instant now) {
    return begin == null || !begin.toInstant().isAfter(now.plus(CLOCK_SKEW));
  }

  private Option<Caller> wellFormed(JWTClaimsSet claims) {
    Option<String> tenant = tenantText(claims);
    return Option.of(claims.getSubject())
        .flatMap(Requester::parse)
        .map(requester -> new Caller(requester, tenant.flatMap(TenantId::parse), scopes(claims)))
        .filter(caller -> caller.tenant().isDefined() == tenant.isDefined());
  }

  /** What is not text, or cannot be seen, names no tenant; what can be seen must be a tenant. */
  private Option<String> tenantText(JWTClaimsSet claims) {
    return claims.getClaim(policy.tenantClaim()) instanceof String text && !BlankText.isBlank(text)
        ? Option.some(text)
        : Option.none();
  }

  private static Set<String> scopes(JWTClaimsSet claims) {
    Set<String> spaced =
        claims.getClaim("scope") instanceof String text
            ? HashSet.of(text.split(" "))
            : HashSet.empty();
    return claims.getClaim("scp") instanceof Collection<?> listed
        ? spaced.addAll(HashSet.ofAll(listed).filter(String.class::isInstance).map(String::valueOf))
        : spaced;
  }
}
