package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/**
 * Claims, removes, records and forgets in one transaction. The rule that decides is the domain's;
 * the database only holds still while it is asked. Thread-safe.
 */
final class JdbcDueDeletions implements DueDeletions {

  private static final AttemptError UNREADABLE =
      new AttemptError("unreadable", "the batch of this line is missing or cannot be read");

  private final Database database;
  private final Sessions sessions;
  private final Dialect dialect;
  private final WorkQueue queue;
  private final QueueOverview overview;
  private final LineSettlement settlement;
  private final PutBack putBack;
  private final RetryPolicy retryPolicy;

  /** The due work of a database, settled by a rule, with retries by a policy. */
  JdbcDueDeletions(
      Database database,
      QueueOverview overview,
      LineSettlement settlement,
      RetryPolicy retryPolicy) {
    this.database = database;
    this.sessions = database.work();
    this.dialect = database.dialect();
    this.queue = new WorkQueue(dialect);
    this.overview = overview;
    this.settlement = settlement;
    this.putBack = new PutBack(dialect);
    this.retryPolicy = retryPolicy;
  }

  @Override
  public DueWork lookAhead() {
    try {
      return overview.lookAhead();
    } catch (RuntimeException failure) {
      throw dialect.kindOf(failure).asPortException(failure);
    }
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    try {
      return settleOrFindTheCulprits(tenant, size, blame);
    } catch (RuntimeException failure) {
      throw dialect.kindOf(failure).asPortException(failure);
    }
  }

  /** First without savepoints: they cost as much as the rest, and are hardly ever needed. */
  private Claim settleOrFindTheCulprits(TenantId tenant, ClaimSize size, Blame blame) {
    if (blame == Blame.PASSING_ERRORS_TOO) {
      return settleCarefully(tenant, size, blame, WorkKey.FIRST);
    }
    WorkKey after = overview.after(tenant);
    try {
      return settleTogether(tenant, size, after);
    } catch (RuntimeException failure) {
      if (!dialect.isBlameable(failure, blame)) {
        throw failure;
      }
      return settleCarefully(tenant, size, blame, after);
    }
  }

  private Claim settleTogether(TenantId tenant, ClaimSize size, WorkKey after) {
    try {
      return sessions.write(handle -> settle(handle, tenant, size, after));
    } catch (RuntimeException | Error rolledBack) {
      overview.mayWaitAgain(tenant, after);
      throw rolledBack;
    }
  }

  private Claim settle(Handle handle, TenantId tenant, ClaimSize size, WorkKey after) {
    Vector<ClaimedPart> parts = queue.claim(handle, tenant, size, after);
    // Before the commit, for whoever claims meanwhile: a failure, of the commit too, undoes it.
    overview.claimed(tenant, after, parts, parts.size() == size.parts());
    return parts.isEmpty()
        ? Claim.NOTHING
        : new Claim(
            parts.size(),
            settlement.settle(handle, tenant, parts.flatMap(ClaimedPart::lines)),
            Vector.empty());
  }

  /** A missing partition fails every line; it is made first, so that none is blamed for it. */
  private Claim settleCarefully(TenantId tenant, ClaimSize size, Blame blame, WorkKey after) {
    database.prepareRecords();
    try {
      return sessions
          .write(handle -> settleCarefully(handle, tenant, size, blame, after))
          .getOrElseThrow(misfortune -> misfortune);
    } finally {
      overview.mayWaitAgain(tenant, after);
    }
  }

  /** Left is what nothing came of; that it is put off is to be committed nonetheless. */
  private Either<RuntimeException, Claim> settleCarefully(
      Handle handle, TenantId tenant, ClaimSize size, Blame blame, WorkKey after) {
    Vector<ClaimedPart> parts = queue.claim(handle, tenant, size, after);
    CarefulSettlement careful = new CarefulSettlement(handle, tenant, dialect, settlement, blame);
    careful.settle(parts.filter(ClaimedPart::isReadable).flatMap(ClaimedPart::lines));
    Vector<FailedAttempt> failed =
        careful
            .culprits()
            .map(culprit -> failedAttempt(culprit))
            .appendAll(parts.reject(ClaimedPart::isReadable).flatMap(this::failedAttempts));
    putBack.failed(handle, tenant, failed);
    putBack.untried(handle, tenant, parts, careful.untried());
    putBack.postponed(handle, tenant, parts, careful.postponed(), retryPolicy.firstPause());
    return careful
        .misfortune()
        .filter(misfortune -> failed.isEmpty())
        .toEither(() -> new Claim(parts.size(), careful.settled(), failed))
        .swap();
  }

  private FailedAttempt failedAttempt(Tuple2<PendingLine, AttemptError> culprit) {
    return failedAttempt(
        culprit._1().batch(), culprit._1().line(), culprit._1().attempts(), culprit._2());
  }

  private Seq<FailedAttempt> failedAttempts(ClaimedPart part) {
    return part.remaining()
        .map(line -> failedAttempt(part.key().batch(), line, part.attempts(), UNREADABLE));
  }

  private FailedAttempt failedAttempt(
      BatchId batch, int line, int attemptsBefore, AttemptError error) {
    int attempts = attemptsBefore + 1;
    return new FailedAttempt(
        batch,
        line,
        attempts,
        error,
        retryPolicy.pauseAfter(attempts, ThreadLocalRandom.current().nextDouble()));
  }
}
