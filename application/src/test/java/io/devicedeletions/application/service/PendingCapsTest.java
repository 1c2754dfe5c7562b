package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PendingCapsTest {

  private final ManualClock clock = new ManualClock();
  private final CountedPending pending = new CountedPending();
  private final PendingCaps caps = new PendingCaps(pending, clock);

  private static Tenant capped(TenantId id, long cap) {
    return new Tenant(id, true, TenantSettings.DEFAULT.withPendingCap(Option.some(cap)));
  }

  @Test
  void leaveRoomForWhoeverHasNoneWithoutCounting() {
    assertThat(caps.leaveRoom(new Tenant(ACME, true))).isTrue();
    assertThat(pending.counted).isZero();
  }

  @Test
  void leaveRoomUpToTheCap() {
    pending.holds(ACME, 9);
    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();

    pending.holds(GLOBEX, 10);
    assertThat(caps.leaveRoom(capped(GLOBEX, 10))).isFalse();
  }

  @Test
  void leaveNoRoomWhileACountHoldsThatFoundNone() {
    pending.holds(ACME, 10);

    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    assertThat(pending.counted).isOne();
  }

  @Test
  void leaveNoRoomWhileWhatWasFullIsCountedAgain() {
    pending.holds(ACME, 10);
    caps.leaveRoom(capped(ACME, 10));
    pending.holds(ACME, 0);
    clock.pass(Duration.ofSeconds(1));
    AtomicBoolean meanwhile = new AtomicBoolean(true);
    pending.whileCounting = () -> meanwhile.set(caps.leaveRoom(capped(ACME, 10)));

    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();
    assertThat(meanwhile).isFalse();
  }

  @Test
  void countNoFurtherThanMatters() {
    caps.leaveRoom(capped(ACME, 10));

    assertThat(pending.lastLimit).isEqualTo(10);
  }

  @Test
  void countOnceASecond() {
    pending.holds(ACME, 9);
    caps.leaveRoom(capped(ACME, 10));
    pending.holds(ACME, 11);

    clock.pass(Duration.ofSeconds(1).minusNanos(1));
    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();
    clock.pass(Duration.ofNanos(1));
    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    assertThat(pending.counted).isEqualTo(2);
  }

  @Test
  void letInAgainWithinTheTimeThatClientsAreToldToWait() {
    pending.holds(ACME, 10);
    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    pending.holds(ACME, 0);

    clock.pass(PendingCaps.RETRY_AFTER);
    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();
  }

  @Test
  void noticeAtOnceThatACapWasChanged() {
    pending.holds(ACME, 9);
    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();

    assertThat(caps.leaveRoom(capped(ACME, 9))).isFalse();
    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();
    assertThat(caps.leaveRoom(new Tenant(ACME, true))).isTrue();
  }

  @Test
  void keepTenantsApart() {
    pending.holds(ACME, 10);

    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    assertThat(caps.leaveRoom(capped(GLOBEX, 10))).isTrue();
  }

  @Test
  void neverTakeABrokenStoreForRoomAndAskItAgain() {
    IllegalStateException broken = new IllegalStateException("store broke");
    pending.cause = Option.some(broken);
    assertThatThrownBy(() -> caps.leaveRoom(capped(ACME, 10))).isSameAs(broken);

    pending.cause = Option.none();
    assertThat(caps.leaveRoom(capped(ACME, 10))).isTrue();
  }

  /** A count may take as long as the store does. */
  @Test
  void goByTheLastCountWhileAnotherIsUnderWay() {
    pending.holds(ACME, 9);
    caps.leaveRoom(capped(ACME, 10));
    pending.holds(ACME, 11);
    clock.pass(Duration.ofSeconds(1));
    AtomicBoolean meanwhile = new AtomicBoolean();
    pending.whileCounting = () -> meanwhile.set(caps.leaveRoom(capped(ACME, 10)));

    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    assertThat(meanwhile).isTrue();
    assertThat(pending.counted).isEqualTo(2);
  }

  /** The first may take long too, and each count takes a connection. */
  @Test
  void letThroughWhoeverComesWhileTheFirstCountIsUnderWay() {
    pending.holds(ACME, 11);
    AtomicBoolean meanwhile = new AtomicBoolean();
    pending.whileCounting = () -> meanwhile.set(caps.leaveRoom(capped(ACME, 10)));

    assertThat(caps.leaveRoom(capped(ACME, 10))).isFalse();
    assertThat(meanwhile).isTrue();
    assertThat(pending.counted).isOne();
  }

  private static final class CountedPending implements PendingDeletions {

    private Map<TenantId, Long> held = HashMap.empty();
    private Option<RuntimeException> cause = Option.none();
    private Runnable whileCounting = () -> {};
    private int counted;
    private long lastLimit;

    void holds(TenantId tenant, long lines) {
      held = held.put(tenant, lines);
    }

    @Override
    public long count(TenantId tenant, long limit) {
      cause.forEach(
          broken -> {
            throw broken;
          });
      counted++;
      whileCounting.run();
      lastLimit = limit;
      return held.getOrElse(tenant, 0L);
    }
  }
}
