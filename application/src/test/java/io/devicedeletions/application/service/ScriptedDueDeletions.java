package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** Has due what a test says, and remembers who asked for what. Not thread-safe. */
final class ScriptedDueDeletions implements DueDeletions {

  private final ManualClock clock;
  private Vector<DueTenant> due = Vector.empty();
  private Option<Duration> nextDueIn = Option.none();
  private Option<RuntimeException> looksFail = Option.none();
  private Duration lookTakes = Duration.ZERO;
  private Runnable whileLooking = () -> {};
  private Function<ClaimSize, Claim> claims = ScriptedDueDeletions::full;
  private Vector<TenantId> claimed = Vector.empty();
  private Vector<Blame> blamed = Vector.empty();
  private int looks;

  ScriptedDueDeletions(ManualClock clock) {
    this.clock = clock;
  }

  private static Claim full(ClaimSize size) {
    return Turns.claim(size.parts(), 1);
  }

  void isDueFor(TenantId... tenants) {
    due = Vector.of(tenants).map(tenant -> new DueTenant(tenant, 1));
  }

  void isDueLater(Duration wait) {
    nextDueIn = Option.some(wait);
  }

  void looksTake(Duration taken) {
    lookTakes = taken;
  }

  void whileLooking(Runnable happens) {
    whileLooking = happens;
  }

  void looksFail(RuntimeException cause) {
    looksFail = Option.some(cause);
  }

  void recovers() {
    looksFail = Option.none();
    claims = ScriptedDueDeletions::full;
  }

  void claimsAre(Function<ClaimSize, Claim> answers) {
    claims = answers;
  }

  @Override
  public DueWork lookAhead() {
    looks++;
    clock.pass(lookTakes);
    whileLooking.run();
    looksFail.forEach(
        cause -> {
          throw cause;
        });
    return new DueWork(due, nextDueIn);
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    claimed = claimed.append(tenant);
    blamed = blamed.append(blame);
    return claims.apply(size);
  }

  Vector<TenantId> claimed() {
    return claimed;
  }

  Vector<Blame> blamed() {
    return blamed;
  }

  int looks() {
    return looks;
  }
}
