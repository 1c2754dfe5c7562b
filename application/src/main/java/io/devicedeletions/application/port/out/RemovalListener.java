package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/**
 * Hears how removals go, for metrics and logs. Implementations are thread-safe and do not throw;
 * what they do with the news changes nothing.
 */
public interface RemovalListener {

  /** These settlements were committed. */
  void settled(TenantId tenant, Seq<Settlement> settlements);

  /** A tenant's claim was rolled back, by an exception or an error; its work is due again. */
  void claimFailed(TenantId tenant, Throwable cause);

  /** A whole round failed, by an exception or an error; its work is due again. */
  void roundFailed(Throwable cause);
}
