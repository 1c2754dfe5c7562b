package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Settles what can be settled of lines that failed together: halves them until those that fail
 * stand alone. Used once, by one thread, within one transaction.
 */
final class CarefulSettlement {

  /** Beyond this the rest is left for the next claim: a transaction must stay short. */
  private static final int MOST_ATTEMPTS = 400;

  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Handle handle;
  private final TenantId tenant;
  private final Dialect dialect;
  private final LineSettlement settlement;
  private final Blame blame;
  private final long begun = System.nanoTime();
  private int attempts;
  private Vector<Settlement> settled = Vector.empty();
  private Vector<Tuple2<PendingLine, RuntimeException>> culprits = Vector.empty();
  private Vector<PendingLine> untried = Vector.empty();

  CarefulSettlement(
      Handle handle, TenantId tenant, Dialect dialect, LineSettlement settlement, Blame blame) {
    this.handle = handle;
    this.tenant = tenant;
    this.dialect = dialect;
    this.settlement = settlement;
    this.blame = blame;
  }

  /**
   * Settles what it can.
   *
   * @throws RuntimeException if a failure was nobody's own, or if an error that usually passes is
   *     all there was: then it is no single line's
   */
  void settle(Seq<PendingLine> lines) {
    if (blame == Blame.PASSING_ERRORS_TOO) {
      dialect.beImpatient(handle);
    }
    attempt(lines);
    culprits
        .map(Tuple2::_2)
        .filter(failure -> settled.isEmpty() && !isLineFailure(failure))
        .forEach(
            failure -> {
              throw failure;
            });
  }

  private void attempt(Seq<PendingLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (isTimeUp()) {
      untried = untried.appendAll(lines);
      return;
    }
    attempts++;
    tryAll(lines).forEach(failure -> narrowDown(lines, failure));
  }

  private boolean isTimeUp() {
    return attempts >= MOST_ATTEMPTS || System.nanoTime() - begun > LONGEST.toNanos();
  }

  private void narrowDown(Seq<PendingLine> lines, RuntimeException failure) {
    if (lines.size() == 1) {
      culprits = culprits.append(Tuple.of(lines.head(), failure));
    } else {
      int half = lines.size() / 2;
      attempt(lines.take(half));
      attempt(lines.drop(half));
    }
  }

  /** Released in any case, or the savepoints would pile up on each other. */
  private Option<RuntimeException> tryAll(Seq<PendingLine> lines) {
    handle.execute("SAVEPOINT careful");
    Option<RuntimeException> failure = Option.none();
    try {
      Seq<Settlement> settlements = settlement.settle(handle, tenant, lines);
      dialect.checkConstraints(handle);
      settled = settled.appendAll(settlements);
    } catch (RuntimeException failed) {
      if (!dialect.isBlameable(failed, blame)) {
        throw failed;
      }
      handle.execute("ROLLBACK TO SAVEPOINT careful");
      failure = Option.some(failed);
    }
    handle.execute("RELEASE SAVEPOINT careful");
    return failure;
  }

  private boolean isLineFailure(RuntimeException failure) {
    return dialect.isBlameable(failure, Blame.LASTING_ERRORS);
  }

  Vector<Settlement> settled() {
    return settled;
  }

  /** The lines that failed alone, and why. */
  Vector<Tuple2<PendingLine, AttemptError>> culprits() {
    return culprits.map(culprit -> culprit.map2(dialect::describe));
  }

  Vector<PendingLine> untried() {
    return untried;
  }
}
