package io.devicedeletions.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.devicedeletions.application.port.out.Pruned;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HousekeepingRoundTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(HousekeepingRound.class);
  private double chance = 0.5;

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
    log.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(logged);
    log.setAdditive(true);
  }

  private HousekeepingRound round(Pruned pruned) {
    return round(() -> {}, pruned);
  }

  private HousekeepingRound round(Runnable keepHouse, Pruned pruned) {
    Upkeep upkeep =
        new Upkeep() {
          @Override
          public void keepHouse() {
            keepHouse.run();
          }

          @Override
          public Pruned prune() {
            return pruned;
          }
        };
    return new HousekeepingRound(
        upkeep,
        new HousekeepingMetrics(registry, () -> Instant.ofEpochSecond(1_000)),
        now::get,
        () -> chance);
  }

  private HousekeepingRound failing() {
    return round(
        () -> {
          throw new IllegalStateException("the store is away");
        },
        Pruned.NOTHING);
  }

  @Test
  void comes_soon_after_the_start_and_then_about_hourly() {
    assertThat(round(Pruned.NOTHING).first()).isEqualTo(Duration.ofSeconds(30));
    assertThat(round(Pruned.NOTHING).run()).isEqualTo(Duration.ofMinutes(60));
    chance = 0;
    assertThat(round(Pruned.NOTHING).run()).isEqualTo(Duration.ofMinutes(54));
    chance = 1;
    assertThat(round(Pruned.NOTHING).run()).isEqualTo(Duration.ofMinutes(66));
  }

  @Test
  void comes_back_at_once_while_there_is_more() {
    assertThat(round(new Pruned(1, 0, 0, 0, true)).run()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void counts_what_was_pruned_and_when_it_last_went_well() {
    HousekeepingRound round = round(new Pruned(1, 2, 3, 4, false));
    round.run();
    round.run();

    assertThat(pruned("batches")).isEqualTo(2);
    assertThat(pruned("interventions")).isEqualTo(4);
    assertThat(pruned("records")).isEqualTo(6);
    assertThat(pruned("record_days")).isEqualTo(8);
    assertThat(registry.get("housekeeping.last.success").gauge().value()).isEqualTo(1_000);
  }

  private double pruned(String kind) {
    return registry.get("deletions.pruned").tag("kind", kind).counter().count();
  }

  @Test
  void tells_of_failures_once_an_hour_and_counts_each() {
    HousekeepingRound failing = failing();
    for (int minutes = 0; minutes < 60; minutes += 5) {
      assertThat(failing.run()).isEqualTo(Duration.ofMinutes(5));
      now.addAndGet(Duration.ofMinutes(5).toNanos());
    }
    assertThat(logged.list).hasSize(1);

    failing.run();

    assertThat(logged.list).hasSize(2);
    assertThat(registry.get("housekeeping.failures").counter().count()).isEqualTo(13);
    assertThat(registry.get("housekeeping.last.success").gauge().value()).isNaN();
  }

  @Test
  void what_breaks_off_at_the_stop_is_no_failure() {
    HousekeepingRound failing = failing();
    failing.stop();
    failing.run();

    assertThat(logged.list).isEmpty();
    assertThat(registry.get("housekeeping.failures").counter().count()).isZero();
  }

  @Test
  void an_error_too_is_only_a_failure() {
    HousekeepingRound failing =
        round(
            () -> {
              throw new OutOfMemoryError("for a test");
            },
            Pruned.NOTHING);

    assertThat(failing.run()).isEqualTo(Duration.ofMinutes(5));
  }
}
