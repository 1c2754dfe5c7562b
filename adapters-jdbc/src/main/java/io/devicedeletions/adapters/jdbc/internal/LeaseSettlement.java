package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import org.jdbi.v3.core.Handle;

/** Writes down what a remote inventory answered, and what follows from it. Thread-safe. */
final class LeaseSettlement {

  private static final AttemptError NOT_TRIED =
      new AttemptError("not recorded", "other records were refused, and the time was up");

  private final Dialect dialect;
  private final LeasedWork work;
  private final PutBack putBack;
  private final RecordWriter records;
  private final RetryPolicy retryPolicy;

  LeaseSettlement(Dialect dialect, RecordWriter records, RetryPolicy retryPolicy) {
    this.dialect = dialect;
    this.work = new LeasedWork(dialect);
    this.putBack = new PutBack(dialect);
    this.records = records;
    this.retryPolicy = retryPolicy;
  }

  /**
   * Settles a lease, within the handle's transaction.
   *
   * @throws LeaseLostException if it does not stand
   */
  Claim settle(Handle handle, Lease lease, Seq<RemoteAnswer> answers) {
    requireStanding(work.take(handle, lease));
    record(handle, lease.tenant(), answers);
    return putBackTheOthers(handle, lease, answers);
  }

  /**
   * The same where a record is refused: the others are written down, and what became of its line is
   * not known to this store, so that it is asked for again, alone.
   *
   * @throws LeaseLostException if it does not stand
   */
  Claim settleCarefully(Handle handle, Lease lease, Seq<RemoteAnswer> answers) {
    requireStanding(work.take(handle, lease));
    Bisection<RemoteAnswer> recording =
        new Bisection<>(
            handle,
            dialect,
            Blame.LASTING_ERRORS,
            some -> {
              record(handle, lease.tenant(), some);
              dialect.checkConstraints(handle);
            });
    recording.attempt(answers.filter(answer -> answer.settlement().isDefined()));
    Map<RemoteAnswer, AttemptError> unrecorded = unrecorded(recording);
    return putBackTheOthers(
        handle,
        lease,
        answers.map(
            answer ->
                unrecorded
                    .get(answer)
                    .<RemoteAnswer>map(error -> new RemoteAnswer.Unknown(answer.line(), error))
                    .getOrElse(answer)));
  }

  private Map<RemoteAnswer, AttemptError> unrecorded(Bisection<RemoteAnswer> recording) {
    return HashMap.<RemoteAnswer, AttemptError>ofEntries(
            recording.culprits().map(culprit -> culprit.map2(dialect::describe)))
        .merge(recording.untried().toMap(answer -> answer, answer -> NOT_TRIED));
  }

  private void record(Handle handle, TenantId tenant, Seq<RemoteAnswer> answers) {
    records.insertRemoved(
        handle,
        tenant,
        answers
            .filter(RemoteAnswer.Removed.class::isInstance)
            .map(RemoteAnswer.Removed.class::cast));
    records.insert(
        handle, tenant, answers.flatMap(RemoteAnswer::settlement).reject(Settlement::removes));
  }

  private Claim putBackTheOthers(Handle handle, Lease lease, Seq<RemoteAnswer> answers) {
    LeasedAnswers sorted = new LeasedAnswers(lease, answers, retryPolicy);
    putBack.failed(handle, lease.tenant(), sorted.refused());
    putBack.bury(handle, lease.tenant(), sorted.givenUpInDoubt(), true);
    work.put(handle, lease.tenant(), sorted.waiting());
    return new Claim(lease.parts().size(), sorted.settlements(), sorted.failedAttempts());
  }

  static void requireStanding(boolean stands) {
    if (!stands) {
      throw new LeaseLostException();
    }
  }
}
