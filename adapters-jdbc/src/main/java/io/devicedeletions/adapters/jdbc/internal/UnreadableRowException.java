package io.devicedeletions.adapters.jdbc.internal;

/**
 * A row is not as this service writes it. It is never passed over, so that somebody looks; but for
 * lists, see {@link UnreadableRows}.
 */
public final class UnreadableRowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, without the values, which may be confidential. */
  public UnreadableRowException(String message) {
    super(message);
  }

  /** Says what is wrong, and what showed it. */
  public UnreadableRowException(String message, Throwable cause) {
    super(message, cause);
  }
}
