package io.devicedeletions.adapters.http.token;

/** Why a token tells us nothing. Which check failed is nobody's business outside. */
public enum TokenRefusal {
  /** None was sent. */
  MISSING,
  /** One was sent, and it is not good. */
  UNUSABLE,
  /** One was sent, and there are no keys to judge it by: it may be good. */
  UNDECIDABLE
}
