package io.devicedeletions.bootstrap.server;

import io.devicedeletions.application.port.out.Pruned;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of housekeeping after the other. For one thread, and another that may stop it. */
final class HousekeepingRound {

  private static final Logger LOG = LoggerFactory.getLogger(HousekeepingRound.class);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  /** Workers and requests get their turn between two rounds. */
  private static final Duration WHILE_THERE_IS_MORE = Duration.ofMillis(500);

  private final Upkeep upkeep;
  private final HousekeepingMetrics metrics;
  private final LongSupplier nanoTime;
  private final DoubleSupplier chance;
  private long quietUntil;
  private volatile boolean stopped;

  /**
   * Rounds.
   *
   * @param chance from 0 to 1, so that several nodes do not come at the same time
   */
  HousekeepingRound(
      Upkeep upkeep, HousekeepingMetrics metrics, LongSupplier nanoTime, DoubleSupplier chance) {
    this.upkeep = upkeep;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    this.chance = chance;
    this.quietUntil = nanoTime.getAsLong();
  }

  /** How long to wait after the start: a server that was started anew has more urgent work. */
  Duration first() {
    return spread(Duration.ofSeconds(30));
  }

  /**
   * Does a round.
   *
   * @return how long to wait before the next
   */
  Duration run() {
    try {
      upkeep.keepHouse();
      Pruned pruned = upkeep.prune();
      metrics.pruned(pruned);
      metrics.succeeded();
      return pruned.hasMore() ? WHILE_THERE_IS_MORE : spread(HOUR);
    } catch (RuntimeException | Error failed) {
      if (!stopped) {
        metrics.failed();
        tell(failed);
      }
      return spread(AFTER_FAILURE);
    }
  }

  /** From now on a failure is no news: the store may be closed before the round is over. */
  void stop() {
    stopped = true;
  }

  /** Once an hour at most; the rest is a count. */
  private void tell(Throwable failed) {
    if (nanoTime.getAsLong() - quietUntil >= 0) {
      quietUntil = nanoTime.getAsLong() + HOUR.toNanos();
      LOG.warn("housekeeping failed, it is tried again in a few minutes", failed);
    }
  }

  /** From nine tenths to eleven tenths. */
  private Duration spread(Duration pause) {
    return pause
        .multipliedBy(9)
        .plus(times(pause.multipliedBy(2), chance.getAsDouble()))
        .dividedBy(10);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
