package io.devicedeletions.adapters.http.token;

/**
 * Which tokens are meant for us.
 *
 * @param issuer who must have issued them, compared exactly
 * @param audience who they must be for, one of their audiences being exactly this
 * @param tenantClaim the name of the claim that holds the tenant
 */
public record TokenPolicy(String issuer, String audience, String tenantClaim) {

  /** The claim that holds the tenant unless an operator says otherwise. */
  public static final String DEFAULT_TENANT_CLAIM = "tenant";

  /** Refuses blank parts: an empty audience would be one that nobody meant. */
  public TokenPolicy {
    requireText("issuer", issuer);
    requireText("audience", audience);
    requireText("tenant claim", tenantClaim);
  }

  private static void requireText(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the " + name + " must not be blank");
    }
  }
}
