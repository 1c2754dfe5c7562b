package io.devicedeletions.adapters.http.token;

/** Why no token was granted (RFC 6749, section 5.2). */
public enum GrantRefusal {
  /** Not one form with one grant type. */
  INVALID_REQUEST("invalid_request"),
  /** No client of ours, or not its secret. */
  INVALID_CLIENT("invalid_client"),
  /** Another grant than client credentials. */
  UNSUPPORTED_GRANT_TYPE("unsupported_grant_type");

  private final String code;

  GrantRefusal(String code) {
    this.code = code;
  }

  /** The value of {@code error} in the answer. */
  public String code() {
    return code;
  }
}
