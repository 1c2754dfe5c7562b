package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.control.Option;
import java.time.Duration;

/** What a remote inventory did with a line. */
public sealed interface RemoteAnswer {

  /** The line it is about, as it was asked for. */
  PendingLine line();

  /** The line's end; none if the answer is not final. */
  default Option<Settlement> settlement() {
    if (this instanceof Removed) {
      return Option.some(new Settlement(line(), RemovalOutcome.REMOVED));
    }
    if (this instanceof NotFound) {
      return Option.some(new Settlement(line(), RemovalOutcome.NOT_FOUND));
    }
    return Option.when(
        this instanceof NameMismatch, () -> new Settlement(line(), RemovalOutcome.NAME_MISMATCH));
  }

  /**
   * The device was there under this uid and name, and this line removed it, now or when it was
   * asked for before.
   *
   * @param line the line
   * @param removed the device as it was, for the record
   */
  record Removed(PendingLine line, InventoryDevice removed) implements RemoteAnswer {

    /** Refuses a device of another uid. */
    public Removed {
      if (!removed.uid().equals(line.device().uid())) {
        throw new IllegalArgumentException("the device that was removed is not the one asked for");
      }
    }
  }

  /** The tenant has no device of this uid. Final. */
  record NotFound(PendingLine line) implements RemoteAnswer {}

  /** The tenant has a device of this uid under another name; nothing was removed. Final. */
  record NameMismatch(PendingLine line) implements RemoteAnswer {}

  /**
   * The inventory refuses this line for a reason of the line's own. Nothing was removed, and no
   * earlier request for this line will be carried out any more. It is asked for again a few times,
   * after pauses, and then given up.
   *
   * @param line the line
   * @param error why, for the operator
   */
  record Refused(PendingLine line, AttemptError error) implements RemoteAnswer {}

  /**
   * This request did nothing for the line and never will: the inventory is away, busy, or was not
   * asked. No attempt is counted.
   *
   * @param line the line
   * @param reason why, for the operator
   * @param retryIn when to ask again; more than a day is taken for a day
   */
  record NotNow(PendingLine line, AttemptError reason, Duration retryIn) implements RemoteAnswer {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Keeps the pause between nothing and a day. */
    public NotNow {
      retryIn = retryIn.isNegative() ? Duration.ZERO : retryIn;
      retryIn = retryIn.compareTo(A_DAY) > 0 ? A_DAY : retryIn;
    }
  }

  /**
   * The device may have been removed or not, or will be. The attempt is counted, and the line is
   * asked for again, alone, once the lease is over.
   *
   * @param line the line
   * @param error what happened, for the operator
   */
  record Unknown(PendingLine line, AttemptError error) implements RemoteAnswer {}
}
