package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteAnswer.NotNow;
import io.devicedeletions.application.port.out.RemoteAnswer.Refused;
import io.devicedeletions.application.port.out.RemoteAnswer.Unknown;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What follows from the answers to a lease. Used by one thread. */
final class LeasedAnswers {

  private final Lease lease;
  private final RetryPolicy retryPolicy;
  private final Map<PendingLine, RemoteAnswer> answers;
  private final Vector<FailedAttempt> refused;
  private final Map<PendingLine, FailedAttempt> unknown;

  LeasedAnswers(Lease lease, Seq<RemoteAnswer> answers, RetryPolicy retryPolicy) {
    this.lease = lease;
    this.retryPolicy = retryPolicy;
    this.answers = HashMap.ofEntries(answers.map(answer -> Tuple.of(answer.line(), answer)));
    this.refused = inOrder(Refused.class).map(no -> attempt(no.line(), no.error(), chance()));
    this.unknown = lease.parts().foldLeft(HashMap.empty(), this::addUnknown);
  }

  private <A extends RemoteAnswer> Vector<A> inOrder(Class<A> type) {
    return only(type, lease.lines());
  }

  private <A extends RemoteAnswer> Vector<A> only(Class<A> type, Seq<PendingLine> lines) {
    return Vector.ofAll(lines).flatMap(answers::get).filter(type::isInstance).map(type::cast);
  }

  /** The lines of a part wait together, so they share their pause. */
  private HashMap<PendingLine, FailedAttempt> addUnknown(
      HashMap<PendingLine, FailedAttempt> soFar, Lease.Part part) {
    double chance = chance();
    return only(Unknown.class, part.lines())
        .foldLeft(
            soFar,
            (attempts, answer) ->
                attempts.put(
                    answer.line(),
                    notBeforeTheEnd(attempt(answer.line(), answer.error(), chance))));
  }

  private FailedAttempt attempt(PendingLine line, AttemptError error, double chance) {
    int attempts = line.attempts() + 1;
    return new FailedAttempt(
        line.batch(), line.line(), attempts, error, retryPolicy.pauseAfter(attempts, chance));
  }

  /** A request that is under way still may be answered until the lease is over. */
  private FailedAttempt notBeforeTheEnd(FailedAttempt attempt) {
    return new FailedAttempt(
        attempt.batch(),
        attempt.line(),
        attempt.attempts(),
        attempt.error(),
        attempt.retryIn().map(pause -> pause.plus(lease.duration())));
  }

  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  Vector<Settlement> settlements() {
    return inOrder(RemoteAnswer.class).flatMap(RemoteAnswer::settlement);
  }

  /** The attempts that failed. */
  Vector<FailedAttempt> failedAttempts() {
    return refused.appendAll(unknown.values());
  }

  /** Those of them after which it is known that nothing was done. */
  Vector<FailedAttempt> refused() {
    return refused;
  }

  /** Those of them whose lines are given up though something may have been done. */
  Vector<FailedAttempt> givenUpInDoubt() {
    return Vector.ofAll(unknown.values().filter(FailedAttempt::isDead));
  }

  /** What waits on in parts. */
  Vector<LeasedWork.Part> waiting() {
    return Vector.ofAll(lease.parts())
        .flatMap(part -> notNow(part).toVector().appendAll(stillUnknown(part)));
  }

  /** In doubt as before: the inventory may never have heard of this request. */
  private Option<LeasedWork.Part> notNow(Lease.Part part) {
    Vector<NotNow> put = only(NotNow.class, part.lines());
    return put.headOption()
        .map(
            first ->
                new LeasedWork.Part(
                    part.batch(),
                    first.line().line(),
                    put.map(answer -> answer.line().line()),
                    first.line().attempts(),
                    put.map(NotNow::retryIn).max().getOrElse(Duration.ZERO),
                    Option.when(part.inDoubt(), lease.token()),
                    first.reason().message()));
  }

  private Option<LeasedWork.Part> stillUnknown(Lease.Part part) {
    Vector<FailedAttempt> put =
        Vector.ofAll(part.lines()).flatMap(unknown::get).reject(FailedAttempt::isDead);
    Option<FencingToken> token = Option.some(lease.token());
    return put.headOption()
        .map(
            first ->
                new LeasedWork.Part(
                    part.batch(),
                    first.line(),
                    put.map(FailedAttempt::line),
                    first.attempts(),
                    first.retryIn().getOrElse(Duration.ZERO),
                    token,
                    first.error().message()));
  }
}
