package io.devicedeletions.adapters.http;

import io.vavr.collection.Vector;

/**
 * What a token must permit.
 *
 * @param schedule for scheduling and cancelling deletions
 * @param read for previews, and for reading what became of deletions
 * @param administer for listing and requeueing what was given up
 */
public record ApiScopes(String schedule, String read, String administer) {

  /** The scope for administration unless an operator says otherwise. */
  public static final String ADMINISTRATION = "device_deletions:admin";

  /** The one scope that the published service asks for, and ours for administration. */
  public static final ApiScopes PUBLISHED =
      new ApiScopes(ApiSettings.PUBLISHED_SCOPE, ApiSettings.PUBLISHED_SCOPE, ADMINISTRATION);

  /** What one scope looks like (RFC 6749, section 3.3), as a regular expression. */
  public static final String SCOPE = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";

  /** Refuses what is no scope: no token could have it, and it would break our challenge. */
  public ApiScopes {
    Vector.of(schedule, read, administer)
        .find(scope -> !scope.matches(SCOPE))
        .forEach(
            scope -> {
              throw new IllegalArgumentException("not one scope: " + scope);
            });
  }
}
