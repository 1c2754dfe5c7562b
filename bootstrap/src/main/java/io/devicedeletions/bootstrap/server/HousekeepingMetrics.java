package io.devicedeletions.bootstrap.server;

import io.devicedeletions.application.port.out.Pruned;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** Counts what housekeeping does. Thread-safe. */
final class HousekeepingMetrics {

  private final InstantSource clock;
  private final Counter batches;
  private final Counter interventions;
  private final Counter records;
  private final Counter recordDays;
  private final Counter failures;
  private volatile double lastSuccess = Double.NaN;

  HousekeepingMetrics(MeterRegistry registry, InstantSource clock) {
    this.clock = clock;
    this.batches = registry.counter("deletions.pruned", "kind", "batches");
    this.interventions = registry.counter("deletions.pruned", "kind", "interventions");
    this.records = registry.counter("deletions.pruned", "kind", "records");
    this.recordDays = registry.counter("deletions.pruned", "kind", "record_days");
    this.failures = registry.counter("housekeeping.failures");
    Gauge.builder("housekeeping.last.success", this, metrics -> metrics.lastSuccess)
        .description("When housekeeping last succeeded, since 1970")
        .baseUnit("seconds")
        .register(registry);
  }

  void pruned(Pruned pruned) {
    batches.increment((double) pruned.batches());
    interventions.increment((double) pruned.interventions());
    records.increment((double) pruned.records());
    recordDays.increment((double) pruned.recordDays());
  }

  void succeeded() {
    lastSuccess = (double) clock.instant().getEpochSecond();
  }

  void failed() {
    failures.increment();
  }
}
