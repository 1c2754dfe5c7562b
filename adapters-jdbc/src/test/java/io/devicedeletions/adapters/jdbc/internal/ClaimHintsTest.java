package io.devicedeletions.adapters.jdbc.internal;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ClaimHintsTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final ClaimHints hints = new ClaimHints(now::get);

  private static WorkKey key(long due, int part) {
    return new WorkKey(due, new BatchId(new UUID(0, 1)), part);
  }

  @Test
  void withoutAHintAClaimBeginsAtTheBeginning() {
    assertThat(hints.after(ACME)).isEqualTo(WorkKey.FIRST);
    assertThat(WorkKey.FIRST).isLessThan(key(0, 0));
  }

  @Test
  void aHintIsOneTenantsAlone() {
    hints.advance(ACME, key(5, 0));

    assertThat(hints.after(ACME)).isEqualTo(key(5, 0));
    assertThat(hints.after(GLOBEX)).isEqualTo(WorkKey.FIRST);
  }

  @Test
  void aHintOnlyEverAdvances() {
    hints.advance(ACME, key(5, 1));
    hints.advance(ACME, key(5, 0));
    hints.advance(ACME, key(4, 7));
    assertThat(hints.after(ACME)).isEqualTo(key(5, 1));

    hints.advance(ACME, key(6, 0));
    assertThat(hints.after(ACME)).isEqualTo(key(6, 0));
  }

  @Test
  void aForgottenHintIsGone() {
    hints.advance(ACME, key(5, 0));
    hints.forget(ACME);

    assertThat(hints.after(ACME)).isEqualTo(WorkKey.FIRST);
  }

  /** By the time of its beginning: a tenant with work without end would never look back. */
  @Test
  void aHintEndsAfterFiveSecondsHoweverOftenItAdvances() {
    hints.advance(ACME, key(5, 0));
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    hints.advance(ACME, key(6, 0));
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(hints.after(ACME)).isEqualTo(key(6, 0));

    now.incrementAndGet();
    assertThat(hints.after(ACME)).isEqualTo(WorkKey.FIRST);
    hints.advance(ACME, key(2, 0));
    assertThat(hints.after(ACME)).isEqualTo(key(2, 0));
  }

  /** As databases do, for which an id is no signed number. */
  @Test
  void keysCompareByDueThenIdThenPart() {
    BatchId high = new BatchId(new UUID(-1, 0));

    assertThat(new WorkKey(5, high, 0)).isGreaterThan(key(5, 9)).isLessThan(key(6, 0));
  }
}
