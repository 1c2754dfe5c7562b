package io.devicedeletions.bootstrap.overload.attack;

/** How attackers behave. */
public enum AttackKind {
  /** Sound requests in quick succession. */
  REQUESTS(true),
  /** Bodies of the largest size, and larger ones with a length and in chunks. */
  LARGE_BODIES(true),
  /** Sound requests but for the signature of their token. */
  BAD_TOKENS(true),
  /** A byte of the head each second, without end. */
  SLOW_HEADS(false),
  /** A good token, and a byte of the body each second. */
  SLOW_BODIES(false),
  /** The same in chunks of a byte. */
  SLOW_CHUNKS(false),
  /** Many requests at once, whose answers are never read. */
  SLOW_READERS(false),
  /** Connections on which nothing is ever sent. */
  IDLE(false),
  /** Connections that stay open after one answer. */
  KEPT_ALIVE(false);

  private final boolean quick;

  AttackKind(boolean quick) {
    this.quick = quick;
  }

  /** Whether they go by requests a second, not by connections. */
  public boolean isQuick() {
    return quick;
  }
}
