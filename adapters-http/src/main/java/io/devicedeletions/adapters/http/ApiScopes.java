package io.devicedeletions.adapters.http;

/**
 * What a token must permit.
 *
 * @param schedule for scheduling deletions
 * @param read for reading what became of them; no call reads yet
 */
public record ApiScopes(String schedule, String read) {

  /** The one scope that the published service asks for. */
  public static final ApiScopes PUBLISHED =
      new ApiScopes(ApiSettings.PUBLISHED_SCOPE, ApiSettings.PUBLISHED_SCOPE);

  /** What one scope looks like (RFC 6749, section 3.3), as a regular expression. */
  public static final String SCOPE = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";

  /** Refuses what is no scope: no token could have it, and it would break our challenge. */
  public ApiScopes {
    if (!schedule.matches(SCOPE) || !read.matches(SCOPE)) {
      throw new IllegalArgumentException("not one scope: " + schedule + ", " + read);
    }
  }
}
