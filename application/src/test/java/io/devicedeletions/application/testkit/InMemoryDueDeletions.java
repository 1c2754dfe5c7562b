package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

final class InMemoryDueDeletions implements DueDeletions {

  private static final AttemptError POISONED = new AttemptError("poison", "the device is poisoned");

  private final InMemoryStore store;
  private final RemovalSettings settings;

  InMemoryDueDeletions(InMemoryStore store, RemovalSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  @Override
  public DueWork lookAhead() {
    return store.lookAhead();
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    return store.change(tenant, state -> settle(state, size, store.now()));
  }

  private Tuple2<TenantState, Claim> settle(TenantState state, ClaimSize size, Instant now) {
    Vector<WaitingLine> due = state.due(now);
    Vector<WaitingLine.Part> parts = due.map(WaitingLine::inPart).distinct().take(size.parts());
    Vector<WaitingLine> claimed = due.filter(line -> parts.contains(line.inPart()));
    Tuple2<Vector<PendingLine>, Vector<PendingLine>> poisonAndHealthy =
        claimed.map(WaitingLine::line).partition(line -> isPoison(state, line));
    if (!parts.isEmpty()) {
      store.commitClaim();
    }
    Seq<Settlement> settlements =
        settings.rule().settle(poisonAndHealthy._2(), names(state, poisonAndHealthy._2()));
    Seq<FailedAttempt> failed = poisonAndHealthy._1().map(this::failedAttempt);
    TenantState changed =
        putBack(
            state.withWaiting(state.waiting().removeAll(claimed)).settle(settlements, now),
            poisonAndHealthy._1().zip(failed),
            now);
    return Tuple.of(changed, new Claim(parts.size(), settlements, failed));
  }

  /** Only a removal fails: a line that removes nothing has nothing to fail at. */
  private boolean isPoison(TenantState state, PendingLine line) {
    return state.poisoned().contains(line.device().uid())
        && state
            .devices()
            .get(line.device().uid())
            .exists(
                known -> settings.nameMatch().matches(line.device().name(), known.device().name()));
  }

  private static Map<DeviceUid, DeviceName> names(TenantState state, Vector<PendingLine> lines) {
    return lines
        .flatMap(line -> state.devices().get(line.device().uid()))
        .toMap(known -> known.uid(), known -> known.device().name());
  }

  private FailedAttempt failedAttempt(PendingLine line) {
    int attempts = line.attempts() + 1;
    return new FailedAttempt(
        line.batch(),
        line.line(),
        attempts,
        POISONED,
        settings.retryPolicy().pauseAfter(attempts, 1));
  }

  private static TenantState putBack(
      TenantState state, Vector<Tuple2<PendingLine, FailedAttempt>> failed, Instant now) {
    return failed.foldLeft(
        state,
        (changed, line) ->
            line._2()
                .retryIn()
                .fold(
                    () -> changed.withDead(changed.dead().append(dead(line, now))),
                    pause ->
                        changed.withWaiting(
                            changed.waiting().append(retried(line, now.plus(pause))))));
  }

  private static WaitingLine retried(Tuple2<PendingLine, FailedAttempt> failed, Instant dueAt) {
    PendingLine line = failed._1();
    return new WaitingLine(
            new PendingLine(line.batch(), line.line(), line.device(), line.attempts() + 1),
            line.line(),
            dueAt)
        .after(failed._2().error());
  }

  private static DeadLine dead(Tuple2<PendingLine, FailedAttempt> line, Instant now) {
    return new DeadLine(
        line._1().batch(),
        line._1().line(),
        Option.none(),
        line._2().attempts(),
        line._2().error(),
        now,
        false);
  }
}
