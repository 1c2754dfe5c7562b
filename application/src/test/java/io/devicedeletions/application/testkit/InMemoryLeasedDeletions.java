package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

final class InMemoryLeasedDeletions implements LeasedDeletions {

  private static final AttemptError USED_UP =
      new AttemptError("outcome unknown", "every attempt ended without an answer");

  private final InMemoryStore store;
  private final RetryPolicy retryPolicy;

  InMemoryLeasedDeletions(InMemoryStore store, RetryPolicy retryPolicy) {
    this.store = store;
    this.retryPolicy = retryPolicy;
  }

  @Override
  public DueWork lookAhead() {
    return store.lookAhead();
  }

  @Override
  public Option<Lease> lease(TenantId tenant, ClaimSize size, Duration duration) {
    return store.change(
        tenant, state -> lease(state, tenant, size, duration, store.nextToken(), store.now()));
  }

  private Tuple2<TenantState, Option<Lease>> lease(
      TenantState state,
      TenantId tenant,
      ClaimSize size,
      Duration duration,
      FencingToken token,
      Instant now) {
    Vector<WaitingLine> due = state.due(now);
    Vector<WaitingLine.Part> parts = due.map(WaitingLine::inPart).distinct().take(size.parts());
    if (parts.isEmpty()) {
      return Tuple.of(state, Option.none());
    }
    Vector<WaitingLine> taken = due.filter(line -> parts.contains(line.inPart()));
    Tuple2<Vector<WaitingLine>, Vector<WaitingLine>> leasedAndUsedUp =
        taken.partition(waiting -> waiting.line().attempts() < retryPolicy.mostAttempts());
    Vector<FailedAttempt> dead =
        leasedAndUsedUp
            ._2()
            .map(waiting -> failed(waiting.line(), waiting.line().attempts(), USED_UP));
    Vector<WaitingLine> leased =
        leasedAndUsedUp
            ._1()
            .map(
                waiting ->
                    new WaitingLine(
                        tried(waiting.line()),
                        waiting.part(),
                        now.plus(duration),
                        Option.some(token)));
    TenantState changed =
        state
            .withWaiting(state.waiting().removeAll(taken).appendAll(leased))
            .withDead(state.dead().appendAll(dead.map(attempt -> dead(attempt, now, true))));
    Vector<Lease.Part> leasedParts = leasedParts(leasedAndUsedUp._1());
    Claim failed =
        dead.isEmpty()
            ? Claim.NOTHING
            : new Claim(parts.size() - leasedParts.size(), Vector.empty(), dead);
    return Tuple.of(changed, Option.some(new Lease(tenant, token, duration, leasedParts, failed)));
  }

  private static Vector<Lease.Part> leasedParts(Vector<WaitingLine> lines) {
    return lines
        .map(WaitingLine::inPart)
        .distinct()
        .map(part -> leasedPart(lines.filter(line -> line.inPart().equals(part))));
  }

  private static Lease.Part leasedPart(Vector<WaitingLine> lines) {
    return new Lease.Part(
        lines.head().line().batch(),
        lines.head().part(),
        lines.map(WaitingLine::line),
        lines.head().lease().isDefined());
  }

  @Override
  public boolean renew(Lease lease) {
    return store.change(
        lease.tenant(),
        state -> {
          Vector<WaitingLine> standing = standing(state, lease);
          return standing.size() < lease.lines().size()
              ? Tuple.of(state, false)
              : Tuple.of(renew(state, standing, store.now().plus(lease.duration())), true);
        });
  }

  private static TenantState renew(TenantState state, Vector<WaitingLine> standing, Instant until) {
    return state.withWaiting(
        state
            .waiting()
            .removeAll(standing)
            .appendAll(standing.map(waiting -> waiting.dueFrom(until))));
  }

  private static Vector<WaitingLine> standing(TenantState state, Lease lease) {
    return state.waiting().filter(waiting -> waiting.lease().contains(lease.token()));
  }

  @Override
  public Option<Claim> settle(Lease lease, Seq<RemoteAnswer> answers) {
    lease.requireAnswered(answers);
    return store.change(
        lease.tenant(),
        state -> {
          Vector<WaitingLine> standing = standing(state, lease);
          return standing.size() < lease.lines().size()
              ? Tuple.of(state, Option.none())
              : settle(
                      state.withWaiting(state.waiting().removeAll(standing)),
                      lease,
                      Vector.ofAll(answers),
                      store.now())
                  .map2(Option::some);
        });
  }

  private Tuple2<TenantState, Claim> settle(
      TenantState state, Lease lease, Vector<RemoteAnswer> answers, Instant now) {
    Claim settled =
        new Claim(lease.parts().size(), answers.flatMap(RemoteAnswer::settlement), Vector.empty());
    return answers.foldLeft(
        Tuple.of(state.record(answers.flatMap(answer -> ended(answer, now))), settled),
        (soFar, answer) -> putBack(soFar, lease, answer, now));
  }

  private static Option<EndedLine> ended(RemoteAnswer answer, Instant now) {
    Map<String, String> attributes =
        answer instanceof RemoteAnswer.Removed removed
            ? removed.removed().attributes()
            : LinkedHashMap.empty();
    return answer.settlement().map(end -> new EndedLine(end, now, attributes));
  }

  private Tuple2<TenantState, Claim> putBack(
      Tuple2<TenantState, Claim> soFar, Lease lease, RemoteAnswer answer, Instant now) {
    PendingLine line = answer.line();
    if (answer instanceof RemoteAnswer.NotNow notNow) {
      Instant due = now.plus(notNow.retryIn());
      Option<FencingToken> token = Option.when(isInDoubt(lease, line), lease.token());
      WaitingLine again = new WaitingLine(line, line.line(), due, token).after(notNow.reason());
      return soFar.map1(state -> state.withWaiting(state.waiting().append(again)));
    }
    if (answer instanceof RemoteAnswer.Refused refused) {
      FailedAttempt attempt = failed(line, line.attempts() + 1, refused.error());
      return failed(soFar, line, attempt, Option.none(), now);
    }
    if (answer instanceof RemoteAnswer.Unknown unknown) {
      FailedAttempt attempt =
          later(failed(line, line.attempts() + 1, unknown.error()), lease.duration());
      return failed(soFar, line, attempt, Option.some(lease.token()), now);
    }
    return soFar;
  }

  private static Tuple2<TenantState, Claim> failed(
      Tuple2<TenantState, Claim> soFar,
      PendingLine line,
      FailedAttempt attempt,
      Option<FencingToken> lease,
      Instant now) {
    Claim claim = soFar._2().plus(new Claim(0, Vector.empty(), Vector.of(attempt)));
    TenantState state = soFar._1();
    return attempt
        .retryIn()
        .fold(
            () ->
                Tuple.of(
                    state.withDead(state.dead().append(dead(attempt, now, lease.isDefined()))),
                    claim),
            pause -> {
              WaitingLine again =
                  new WaitingLine(tried(line), line.line(), now.plus(pause), lease)
                      .after(attempt.error());
              return Tuple.of(state.withWaiting(state.waiting().append(again)), claim);
            });
  }

  private static FailedAttempt later(FailedAttempt attempt, Duration by) {
    return new FailedAttempt(
        attempt.batch(),
        attempt.line(),
        attempt.attempts(),
        attempt.error(),
        attempt.retryIn().map(pause -> pause.plus(by)));
  }

  private static boolean isInDoubt(Lease lease, PendingLine line) {
    return lease.parts().exists(part -> part.inDoubt() && part.lines().contains(line));
  }

  private static PendingLine tried(PendingLine line) {
    return new PendingLine(line.batch(), line.line(), line.device(), line.attempts() + 1);
  }

  private FailedAttempt failed(PendingLine line, int attempts, AttemptError error) {
    return new FailedAttempt(
        line.batch(), line.line(), attempts, error, retryPolicy.pauseAfter(attempts, 1));
  }

  private static DeadLine dead(FailedAttempt attempt, Instant now, boolean inDoubt) {
    return new DeadLine(
        attempt.batch(),
        attempt.line(),
        Option.none(),
        attempt.attempts(),
        attempt.error(),
        now,
        inDoubt);
  }
}
