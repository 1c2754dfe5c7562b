package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.OutcomeUnknownException;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.LongSupplier;

/**
 * Removes devices that live elsewhere: leases, asks, and writes down what came of it, in this
 * order. Each line is asked for at least once. Thread-safe.
 */
final class LeasedRemoval implements DueDeletions {

  /** Then it is away, and the lines that were not asked for keep their attempts. */
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final LeasedDeletions deletions;
  private final RemoteQuestions questions;
  private final RemoteSettings settings;
  private final LongSupplier nanoTime;

  LeasedRemoval(
      LeasedDeletions deletions,
      RemoteQuestions questions,
      RemoteSettings settings,
      LongSupplier nanoTime) {
    this.deletions = deletions;
    this.questions = questions;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  @Override
  public DueWork lookAhead() {
    return deletions.lookAhead();
  }

  /**
   * Nobody is to blame: what is in doubt is asked for alone in any case. An inventory that fails
   * again and again is asked for little.
   */
  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    questions.requireRoom();
    long begun = nanoTime.getAsLong();
    return deletions
        .lease(tenant, sizeOf(size, blame), settings.lease())
        .map(lease -> new HeldLease(deletions, lease, settings, nanoTime, begun))
        .fold(() -> Claim.NOTHING, this::remove);
  }

  private ClaimSize sizeOf(ClaimSize asked, Blame blame) {
    return blame == Blame.LASTING_ERRORS ? settings.size(asked) : settings.least();
  }

  private Claim remove(HeldLease held) {
    Lease lease = held.lease();
    if (lease.parts().isEmpty()) {
      return lease.failed();
    }
    Seq<RemoteAnswer> answers = askAll(held);
    Claim claim =
        deletions
            .settle(lease, answers)
            .getOrElseThrow(
                () -> new OutcomeUnknownException("the lease was lost to another worker"))
            .plus(lease.failed());
    throwIfNothingWasAnswered(answers, claim);
    return claim;
  }

  private Seq<RemoteAnswer> askAll(HeldLease held) {
    Vector<RemoteAnswer> answers = Vector.empty();
    int failuresInARow = 0;
    for (Seq<PendingLine> lines : questionsOf(held.lease())) {
      if (failuresInARow >= MOST_FAILURES_IN_A_ROW) {
        answers = answers.appendAll(RemoteQuestions.notAsked(lines));
      } else {
        Seq<RemoteAnswer> answered = questions.ask(held, lines);
        failuresInARow = answered.forAll(LeasedRemoval::isUnknown) ? failuresInARow + 1 : 0;
        answers = answers.appendAll(answered);
      }
    }
    return answers;
  }

  private static boolean isUnknown(RemoteAnswer answer) {
    return answer instanceof RemoteAnswer.Unknown;
  }

  /**
   * What is asked for the first time in one question. What is in doubt line by line, so that a line
   * at which the inventory breaks does no harm to others twice.
   */
  private static Seq<Seq<PendingLine>> questionsOf(Lease lease) {
    Seq<PendingLine> fresh = lease.parts().reject(Lease.Part::inDoubt).flatMap(Lease.Part::lines);
    Seq<PendingLine> inDoubt = lease.parts().filter(Lease.Part::inDoubt).flatMap(Lease.Part::lines);
    return Vector.of(fresh)
        .filter(Seq::nonEmpty)
        .<Seq<PendingLine>>map(lines -> lines)
        .appendAll(inDoubt.map(Vector::of));
  }

  /** The inventory is away, so the tenant steps back; unless lines were given up, which is news. */
  private static void throwIfNothingWasAnswered(Seq<RemoteAnswer> answers, Claim claim) {
    if (claim.failedAttempts().exists(FailedAttempt::isDead)) {
      return;
    }
    Vector<AttemptError> unanswered = Vector.ofAll(answers).flatMap(LeasedRemoval::unanswered);
    if (unanswered.size() == answers.size()) {
      throw answers.exists(LeasedRemoval::isUnknown)
          ? new OutcomeUnknownException(sentence(unanswered))
          : new TransientFailureException(Reach.TRANSACTION, sentence(unanswered));
    }
  }

  private static Vector<AttemptError> unanswered(RemoteAnswer answer) {
    if (answer instanceof RemoteAnswer.Unknown unknown) {
      return Vector.of(unknown.error());
    }
    return answer instanceof RemoteAnswer.NotNow notNow
        ? Vector.of(notNow.reason())
        : Vector.empty();
  }

  private static String sentence(Vector<AttemptError> errors) {
    AttemptError first = errors.head();
    return "the remote inventory did nothing that is known: "
        + first.errorClass()
        + ": "
        + first.message();
  }
}
