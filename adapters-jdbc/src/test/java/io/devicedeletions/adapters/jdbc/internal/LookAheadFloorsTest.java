package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far back is looked for whom. */
final class LookAheadFloorsTest {

  private static final int MANY = 1_000;

  private final AtomicLong now = new AtomicLong();
  private final LookAheadFloors floors = new LookAheadFloors(now::get);

  private static WorkKey at(long due) {
    return WorkKey.beforeAllDue(due);
  }

  @BeforeEach
  void looked() {
    floors.lookedWithout(0);
  }

  private void assertFloor(TenantId tenant, WorkKey floor) {
    assertThat(floors.current().get(tenant)).containsExactly(floor);
  }

  @Test
  void risesWithWhatIsSettled() {
    floors.raise(ACME, WorkKey.FIRST, at(10), MANY);
    floors.raise(ACME, at(10), at(20), MANY);

    assertFloor(ACME, at(20));
  }

  @Test
  void isNotWorthItForAFewParts() {
    floors.raise(ACME, WorkKey.FIRST, at(10), 3);

    assertThat(floors.current()).isEmpty();
  }

  @Test
  void goesDownToWhereAClaimThatWasRolledBackBegan() {
    floors.raise(ACME, WorkKey.FIRST, at(10), MANY);
    floors.raise(ACME, at(10), at(20), MANY);
    floors.lowerTo(ACME, at(10));

    assertFloor(ACME, at(10));
  }

  /** It knows nothing of what waits again before it. */
  @Test
  void isNotRaisedByAClaimThatBeganFurtherOn() {
    floors.raise(ACME, WorkKey.FIRST, at(10), MANY);
    floors.lowerTo(ACME, at(5));
    floors.raise(ACME, at(10), at(20), MANY);

    assertFloor(ACME, at(5));
    floors.raise(ACME, at(5), at(30), MANY);
    assertFloor(ACME, at(30));
  }

  @Test
  void staysDownWhereTheFirstClaimWasRolledBack() {
    floors.lowerTo(ACME, at(5));
    floors.raise(ACME, at(10), at(20), MANY);

    assertFloor(ACME, at(5));
  }

  @Test
  void standsWhereALookFindsTheOldest() {
    floors.raise(ACME, WorkKey.FIRST, at(10), MANY);
    floors.moveTo(ACME, at(7));
    floors.moveTo(GLOBEX, at(7));

    assertFloor(ACME, at(7));
    assertThat(floors.current()).hasSize(1);
  }

  @Test
  void isLeftOutEveryFewSecondsAndMoreRarelyWhereThatTakesLong() {
    floors.raise(ACME, WorkKey.FIRST, at(10), MANY);
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(floors.current()).isEmpty();

    floors.lookedWithout(Duration.ofSeconds(1).toNanos());
    now.addAndGet(Duration.ofSeconds(49).toNanos());
    assertFloor(ACME, at(10));
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(floors.current()).isEmpty();
  }

  @Test
  void isLetGoOfOnceALookThatTookNoTimeFindsNoWork() {
    floors.raise(ACME, WorkKey.FIRST, at(10), MANY);
    floors.raise(GLOBEX, WorkKey.FIRST, at(10), MANY);

    floors.keepOnly(Vector.of(GLOBEX), Duration.ofSeconds(1).toNanos());
    assertFloor(ACME, at(10));
    floors.keepOnly(Vector.of(GLOBEX), 0);
    assertThat(floors.current().keySet()).containsExactly(GLOBEX);
  }
}
