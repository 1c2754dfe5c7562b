package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.UUID;

/** Has something due however much is settled. */
record EndlessDueDeletions() implements DueDeletions {

  private static final PendingLine LINE =
      new PendingLine(new BatchId(new UUID(0, 1)), 0, device(1), 0);

  @Override
  public Seq<TenantId> tenants() {
    return Vector.of(ACME);
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    return Vector.of(new Settlement(LINE, RemovalOutcome.NOT_FOUND));
  }
}
