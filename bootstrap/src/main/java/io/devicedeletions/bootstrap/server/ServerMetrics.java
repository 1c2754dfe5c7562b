package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.http.ApiListener;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Counts what the server does. Tenants are never a label: there may be many, and who they are is
 * nobody's business. Thread-safe.
 */
final class ServerMetrics implements ApiListener, AutoCloseable {

  /** OpenTelemetry's advice for {@code http.server.request.duration}. */
  private static final Duration[] DURATIONS =
      LongStream.of(5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final AtomicInteger storeLost = new AtomicInteger();

  /** What is rare is shown from the start, as 0: an alarm cannot be tried out on what is not. */
  ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    Stream.of(
            "requests.shed",
            "requests.unknown.properties",
            "deletions.claims.failed",
            "deletions.attempts.failed",
            "deletions.dead")
        .forEach(registry::counter);
    Gauge.builder("deletions.store.lost", storeLost, AtomicInteger::get)
        .description("1 while workers wait for the store to come back")
        .register(registry);
  }

  /** For what counts on its own. */
  MeterRegistry registry() {
    return registry;
  }

  String text() {
    return registry.scrape();
  }

  /** Tells how many streams are open, asked whenever somebody looks. */
  void measureStreams(IntSupplier open) {
    Gauge.builder("streams.open", open::getAsInt)
        .description("Streams of events that are open, of a thousand")
        .register(registry);
  }

  @Override
  public void requestAnswered(String method, String route, int status, long nanoseconds) {
    Timer.builder("http.server.request.duration")
        .description("From the end of a request's head to the end of its answer")
        .tag("http.request.method", method)
        .tag("http.route", route)
        .tag("http.response.status_code", Integer.toString(status))
        .serviceLevelObjectives(DURATIONS)
        .register(registry)
        .record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  @Override
  public void batchAccepted(int scheduled, int invalid, int failed) {
    registry.counter("deletions.batches").increment();
    registry.counter("deletions.devices", "status", "scheduled").increment(scheduled);
    registry.counter("deletions.devices", "status", "invalid").increment(invalid);
    registry.counter("deletions.devices", "status", "failed").increment(failed);
  }

  @Override
  public void unknownPropertiesIgnored(int count) {
    registry.counter("requests.unknown.properties").increment(count);
  }

  @Override
  public void requestShed() {
    registry.counter("requests.shed").increment();
  }

  void claimed(Claim claim, Duration took) {
    Timer.builder("deletions.claims")
        .description("From the begin of a claim to its commit")
        .serviceLevelObjectives(DURATIONS)
        .register(registry)
        .record(took);
    registry.summary("deletions.claim.parts").record(claim.parts());
    registry.summary("deletions.claim.lines").record(claim.lines());
    removed(claim.settlements());
    registry.counter("deletions.attempts.failed").increment(claim.failedAttempts().size());
    registry
        .counter("deletions.dead")
        .increment(claim.failedAttempts().count(FailedAttempt::isDead));
  }

  private void removed(Seq<Settlement> settlements) {
    for (RemovalOutcome outcome : RemovalOutcome.values()) {
      registry
          .counter("deletions.removals", "outcome", outcome.name().toLowerCase(Locale.ROOT))
          .increment(settlements.count(settled -> settled.outcome() == outcome));
    }
  }

  void claimFailed() {
    registry.counter("deletions.claims.failed").increment();
  }

  /** Counted, as the news of two threads may arrive in the wrong order. */
  void storeLost() {
    storeLost.incrementAndGet();
  }

  void storeFound() {
    storeLost.decrementAndGet();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
