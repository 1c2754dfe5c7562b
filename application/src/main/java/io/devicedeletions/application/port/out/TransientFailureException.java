package io.devicedeletions.application.port.out;

/**
 * The store cannot at the moment: repeating the same later may succeed, and nothing about the data
 * is at fault. Nothing was committed.
 */
public final class TransientFailureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whom it concerns. */
  public enum Reach {
    /** Whoever uses the store: it cannot be reached, is full, is starting or stopping. */
    STORE,
    /** This one transaction: a deadlock, a lock that was not given up, a statement too slow. */
    TRANSACTION
  }

  private final Reach reach;

  /** Says whom it concerns and what showed it. */
  public TransientFailureException(Reach reach, Throwable cause) {
    super(cause.getMessage(), cause);
    this.reach = reach;
  }

  /** Says whom it concerns and what is the matter. */
  public TransientFailureException(Reach reach, String message) {
    super(message);
    this.reach = reach;
  }

  /** Whom it concerns. */
  public Reach reach() {
    return reach;
  }
}
