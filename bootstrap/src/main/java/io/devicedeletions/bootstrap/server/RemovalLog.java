package io.devicedeletions.bootstrap.server;

import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how removals go, and counts them. Thread-safe. */
final class RemovalLog implements RemovalListener {

  private static final Logger LOG = LoggerFactory.getLogger(RemovalLog.class);

  private final ServerMetrics metrics;

  RemovalLog(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void settled(TenantId tenant, Seq<Settlement> settlements) {
    metrics.removed(settlements);
    LOG.debug("settled tenant={} lines={}", tenant, settlements.size());
  }

  @Override
  public void claimFailed(TenantId tenant, RuntimeException cause) {
    metrics.claimFailed();
    LOG.warn("claim rolled back, its work stays due: tenant={}", tenant, cause);
  }

  @Override
  public void roundFailed(Throwable cause) {
    metrics.claimFailed();
    LOG.warn("cannot look for due work", cause);
  }
}
