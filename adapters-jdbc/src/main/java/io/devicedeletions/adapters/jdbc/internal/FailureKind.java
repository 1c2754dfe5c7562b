package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;

/** What a failure says about the next attempt. */
public enum FailureKind {
  /** The data is at fault: a broken constraint, a value out of range, a trigger's own error. */
  LINE,
  /** This transaction had bad luck: a deadlock, a lock that was not given up, too slow. */
  TRANSACTION,
  /** The database is not there, not ready, or full. */
  STORE,
  /** Anything else: a missing table, a missing right, a bug. */
  UNKNOWN;

  /** The failure as the ports tell it. */
  public RuntimeException asPortException(RuntimeException failure) {
    return switch (this) {
      case TRANSACTION -> new TransientFailureException(Reach.TRANSACTION, failure);
      case STORE -> new TransientFailureException(Reach.STORE, failure);
      case LINE, UNKNOWN -> failure;
    };
  }
}
