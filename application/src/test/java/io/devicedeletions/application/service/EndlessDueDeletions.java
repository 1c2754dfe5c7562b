package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.UUID;

/** Has something due however much is settled. */
record EndlessDueDeletions() implements DueDeletions {

  private static final PendingLine LINE =
      new PendingLine(new BatchId(new UUID(0, 1)), 0, device(1), 0);

  @Override
  public DueWork lookAhead() {
    return new DueWork(Vector.of(new DueTenant(ACME, 1)), Option.none());
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    return new Claim(1, Vector.of(new Settlement(LINE, RemovalOutcome.NOT_FOUND)), Vector.empty());
  }
}
