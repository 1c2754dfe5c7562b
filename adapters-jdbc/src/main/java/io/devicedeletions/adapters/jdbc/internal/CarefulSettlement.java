package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jdbi.v3.core.Handle;

/**
 * Settles what can be settled of lines that failed together, and says what becomes of the others.
 * An error that usually passes is a line's own only where another device was removed beside it:
 * where none was, something else may be what they have in common, a lock on the whole table, say.
 * Used once, by one thread, within one transaction.
 */
final class CarefulSettlement {

  private final Handle handle;
  private final TenantId tenant;
  private final Dialect dialect;
  private final LineSettlement settlement;
  private final Blame blame;
  private final Bisection<PendingLine> bisection;
  private Vector<Settlement> settled = Vector.empty();

  CarefulSettlement(
      Handle handle, TenantId tenant, Dialect dialect, LineSettlement settlement, Blame blame) {
    this.handle = handle;
    this.tenant = tenant;
    this.dialect = dialect;
    this.settlement = settlement;
    this.blame = blame;
    this.bisection = new Bisection<>(handle, dialect, blame, this::settleTogether);
  }

  /**
   * Settles what it can.
   *
   * @throws RuntimeException if a failure was no line's own
   */
  void settle(Seq<PendingLine> lines) {
    if (blame == Blame.PASSING_ERRORS_TOO) {
      dialect.beImpatient(handle);
    }
    bisection.attempt(lines);
  }

  /** A constraint that waits for the commit is checked here, before any of it counts. */
  private void settleTogether(Seq<PendingLine> lines) {
    Seq<Settlement> settlements = settlement.settle(handle, tenant, lines);
    dialect.checkConstraints(handle);
    settled = settled.appendAll(settlements);
  }

  Vector<Settlement> settled() {
    return settled;
  }

  /** The lines that are at fault, and why. */
  Vector<Tuple2<PendingLine, AttemptError>> culprits() {
    return bisection
        .culprits()
        .filter(culprit -> isAtFault(culprit._2()))
        .map(culprit -> culprit.map2(dialect::describe));
  }

  private boolean isAtFault(RuntimeException failure) {
    return settled.exists(Settlement::removes)
        || dialect.isBlameable(failure, Blame.LASTING_ERRORS);
  }

  /** The lines to come back to later, so that others get their turn. */
  Vector<PendingLine> postponed() {
    return bisection.culprits().reject(culprit -> isAtFault(culprit._2())).map(Tuple2::_1);
  }

  /** The lines to go on with: among them may be one that gets through. */
  Vector<PendingLine> untried() {
    return bisection.untried();
  }

  /** Why nothing was settled. */
  Option<RuntimeException> misfortune() {
    return settled.isEmpty() ? bisection.lastFailure() : Option.none();
  }
}
