package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/** Remembers what it hears, in the order in which it hears it. Thread-safe. */
public final class RecordingRemovalListener implements RemovalListener {

  private Vector<Tuple2<TenantId, Claim>> claims = Vector.empty();
  private Vector<Tuple2<TenantId, Throwable>> failedClaims = Vector.empty();
  private Vector<Throwable> failedRounds = Vector.empty();

  /** Has heard nothing yet. */
  public RecordingRemovalListener() {}

  @Override
  public synchronized void claimed(TenantId tenant, Claim claim, Duration took) {
    claims = claims.append(Tuple.of(tenant, claim));
  }

  @Override
  public synchronized void claimFailed(TenantId tenant, Throwable cause) {
    failedClaims = failedClaims.append(Tuple.of(tenant, cause));
  }

  @Override
  public synchronized void roundFailed(Throwable cause) {
    failedRounds = failedRounds.append(cause);
  }

  /** The committed claims. */
  public synchronized Seq<Tuple2<TenantId, Claim>> claims() {
    return claims;
  }

  /** What was settled by the committed claims. */
  public Seq<Tuple2<TenantId, Seq<Settlement>>> settled() {
    return claims().map(claim -> claim.map2(Claim::settlements));
  }

  /** The settlements of all committed claims. */
  public Seq<Settlement> settlements() {
    return settled().flatMap(Tuple2::_2);
  }

  /** The claims that were rolled back. */
  public synchronized Seq<Tuple2<TenantId, Throwable>> failedClaims() {
    return failedClaims;
  }

  /** What stopped whole rounds. */
  public synchronized Seq<Throwable> failedRounds() {
    return failedRounds;
  }
}
