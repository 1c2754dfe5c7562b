package io.devicedeletions.adapters.jdbc.remote;

/** What may become of a request to the remote inventory. */
enum Fault {
  /** It is answered. */
  NONE,
  /** It is answered 503, and nothing is done. */
  AWAY,
  /** It fails before anything is done. */
  FAILS,
  /** It fails, though all is done. */
  FAILS_AFTERWARDS,
  /** The connection goes when all is done. */
  DROPPED,
  /** It arrives twice. */
  ARRIVES_TWICE,
  /** It is answered late, while its lease is renewed. */
  SLOW,
  /** It lies about for longer than anybody waits, and is carried out then. */
  STALLED
}
