package io.devicedeletions.application.port.out;

/**
 * A remote inventory was asked, and it is not known what it did. Nothing is lost: the same is asked
 * again once the lease is over.
 */
public final class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public OutcomeUnknownException(String message) {
    super(message);
  }

  /** Says what showed it. */
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
