package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.service.TenantRing.Turn;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.util.UUID;

/** Short words for what tests do with a ring. */
final class Turns {

  private static final Settlement SETTLED =
      new Settlement(
          new PendingLine(new BatchId(new UUID(0, 1)), 0, SampleDevices.device(1), 0),
          RemovalOutcome.NOT_FOUND);

  private Turns() {}

  /** A claim of so many parts with so many lines in all. */
  static Claim claim(int parts, int lines) {
    return new Claim(parts, Vector.fill(lines, SETTLED), Vector.empty());
  }

  /** As many parts as were asked for, with so many lines in all: there may be more. */
  static Claim full(Turn turn, int lines) {
    return claim(turn.size().parts(), lines);
  }

  static DueTenant due(TenantId tenant, int weight) {
    return new DueTenant(tenant, weight);
  }

  /** The next tenant, whose claim is full and over before the next is taken. */
  static TenantId serve(TenantRing ring, int lines) {
    Turn turn = ring.take(0).get();
    ring.finished(turn, full(turn, lines), 0);
    return turn.tenant();
  }

  /** The tenants of so many claims, one after the other. */
  static Vector<TenantId> serve(TenantRing ring, int times, int lines) {
    return Vector.range(0, times).map(time -> serve(ring, lines));
  }
}
