package io.devicedeletions.bootstrap.server;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how removals go, and counts them. Trouble that stays the same is told once: it comes
 * back many times a second, and its count is a metric. Thread-safe.
 */
final class RemovalLog implements RemovalListener {

  private static final Logger LOG = LoggerFactory.getLogger(RemovalLog.class);

  private final ServerMetrics metrics;
  private final Map<TenantId, String> troubles = new ConcurrentHashMap<>();
  private volatile String roundTrouble = "";

  RemovalLog(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void claimed(TenantId tenant, Claim claim, Duration took) {
    metrics.claimed(claim, took);
    roundTrouble = "";
    if (troubles.remove(tenant) != null) {
      LOG.info("claims succeed again: tenant={}", tenant);
    }
    claim.failedAttempts().forEach(attempt -> tell(tenant, attempt));
    LOG.debug("settled tenant={} lines={}", tenant, claim.settlements().size());
  }

  /** The device is not named: who has the batch can look it up. */
  private static void tell(TenantId tenant, FailedAttempt attempt) {
    LOG.warn(
        "attempt {} failed, {}: tenant={} batch={} line={} error={}",
        attempt.attempts(),
        attempt.retryIn().map(pause -> "tried again in " + pause).getOrElse("given up"),
        tenant,
        attempt.batch(),
        attempt.line(),
        attempt.error().errorClass());
  }

  @Override
  public void claimFailed(TenantId tenant, Throwable cause) {
    metrics.claimFailed();
    if (!cause.toString().equals(troubles.put(tenant, cause.toString()))) {
      LOG.warn("claim rolled back, its work stays due: tenant={}", tenant, cause);
    }
  }

  @Override
  public void roundFailed(Throwable cause) {
    metrics.claimFailed();
    if (!cause.toString().equals(roundTrouble)) {
      roundTrouble = cause.toString();
      LOG.warn("cannot look for due work", cause);
    }
  }

  @Override
  public void storeLost() {
    metrics.storeLost();
    LOG.warn("the store does not answer, removals wait for it");
  }

  @Override
  public void storeFound() {
    metrics.storeFound();
    LOG.info("the store answers again");
  }
}
