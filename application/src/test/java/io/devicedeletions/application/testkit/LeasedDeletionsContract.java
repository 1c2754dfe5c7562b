package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * How every store leases work and takes it back. {@link LeasedAnswersContract} tells what becomes
 * of it.
 */
public abstract class LeasedDeletionsContract extends StoreContract {

  static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration MOST_OF_IT = Duration.ofMinutes(7);

  /** For subclasses. */
  protected LeasedDeletionsContract() {}

  private Option<Lease> tryLease(TenantId tenant) {
    return leasedDeletions().lease(tenant, Claims.SIZE, LEASE);
  }

  private Lease lease(TenantId tenant) {
    return tryLease(tenant).getOrElseThrow(() -> new AssertionError("nothing to lease"));
  }

  private static Seq<RemoteAnswer> nowhere(Lease lease) {
    return lease.lines().map(RemoteAnswer.NotFound::new);
  }

  private Seq<TenantId> tenantsWithDueWork() {
    return leasedDeletions().lookAhead().tenants().map(due -> due.tenant());
  }

  private int recordsOf(DeletionBatch batch) {
    return records().ofBatch(batch.origin().tenant(), batch.id()).size();
  }

  @Test
  void hasNothingToLeaseAtFirst() {
    assertThat(tryLease(ACME)).isEmpty();
  }

  @Test
  void givesTheLinesAsTheyWereAskedFor() {
    DeletionBatch batch = schedule(ACME, device(1), device(2));

    assertThat(lease(ACME).lines())
        .containsExactly(
            new PendingLine(batch.id(), 0, device(1), 0),
            new PendingLine(batch.id(), 1, device(2), 0));
  }

  @Test
  void hidesLeasedWork() {
    schedule(ACME, device(1));
    lease(ACME);

    assertThat(tenantsWithDueWork()).isEmpty();
    assertThat(tryLease(ACME)).isEmpty();
    assertThat(store().pendingDeletions().count(ACME, 10)).isOne();
  }

  @Test
  void tellsWhenALeaseIsOver() {
    schedule(ACME, device(1));
    lease(ACME);

    assertThat(leasedDeletions().lookAhead().nextDueIn())
        .hasSize(1)
        .allSatisfy(wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(LEASE));
  }

  @Test
  void givesWorkBackWhenItsLeaseIsOver() {
    DeletionBatch batch = schedule(ACME, device(1));
    Lease first = lease(ACME);
    store().passTime(LEASE);

    assertThat(tenantsWithDueWork()).containsExactly(ACME);
    Lease second = lease(ACME);

    assertThat(second.lines()).containsExactly(new PendingLine(batch.id(), 0, device(1), 1));
    assertThat(first.token().isOlderThan(second.token())).isTrue();
    assertThat(first.parts().map(Lease.Part::inDoubt)).containsExactly(false);
    assertThat(second.parts().map(Lease.Part::inDoubt)).containsExactly(true);
  }

  @Test
  void takesTheOldestFirstAndNoMoreThanItIsAskedFor() {
    Vector<DeletionBatch> batches = Vector.range(0, 5).map(n -> schedule(ACME, device(n)));

    Seq<BatchId> leased =
        leasedDeletions()
            .lease(ACME, new ClaimSize(2), LEASE)
            .toVector()
            .flatMap(Lease::lines)
            .map(PendingLine::batch);

    assertThat(leased).isEqualTo(batches.take(2).map(DeletionBatch::id));
  }

  @Test
  void neverLeasesALineTwiceAtATime() {
    Vector.range(0, 16).forEach(n -> schedule(ACME, device(n)));
    Callable<Seq<Lease>> four =
        () ->
            Vector.range(0, 4)
                .flatMap(n -> leasedDeletions().lease(ACME, ClaimSize.ONE, LEASE).toVector());

    Seq<Lease> leases = Simultaneously.call(Vector.fill(4, four)).flatMap(taken -> taken);

    assertThat(leases.flatMap(Lease::lines)).isNotEmpty().doesNotHaveDuplicates();
    assertThat(leases.map(Lease::token)).doesNotHaveDuplicates();
  }

  @Test
  void renewsALease() {
    schedule(ACME, device(1));
    Lease lease = lease(ACME);
    store().passTime(MOST_OF_IT);

    assertThat(leasedDeletions().renew(lease)).isTrue();
    store().passTime(MOST_OF_IT);

    assertThat(tryLease(ACME)).isEmpty();
    assertThat(leasedDeletions().settle(lease, nowhere(lease))).isNotEmpty();
  }

  @Test
  void refusesAStaleTokenOnceTheWorkWasLeasedAnew() {
    DeletionBatch batch = schedule(ACME, device(1));
    Lease stale = lease(ACME);
    store().passTime(LEASE);
    Lease current = lease(ACME);

    assertThat(leasedDeletions().renew(stale)).isFalse();
    assertThat(leasedDeletions().settle(stale, nowhere(stale))).isEmpty();
    assertThat(recordsOf(batch)).isZero();

    assertThat(leasedDeletions().settle(current, nowhere(current))).isNotEmpty();
    assertThat(recordsOf(batch)).isOne();
  }

  @Test
  void refusesAStaleTokenThoughOnlySomeOfTheWorkWasLeasedAnew() {
    Vector<DeletionBatch> batches = Vector.range(0, 3).map(n -> schedule(ACME, device(n)));
    Lease stale = lease(ACME);
    store().passTime(LEASE);
    leasedDeletions().lease(ACME, ClaimSize.ONE, LEASE);

    assertThat(leasedDeletions().renew(stale)).isFalse();
    assertThat(leasedDeletions().settle(stale, nowhere(stale))).isEmpty();
    assertThat(batches.map(this::recordsOf)).containsOnly(0);
  }

  @Test
  void takesAnswersWhoseLeaseIsOverWhileNobodyElseHasTheWork() {
    DeletionBatch batch = schedule(ACME, device(1));
    Lease over = lease(ACME);
    store().passTime(LEASE.plus(LEASE));

    assertThat(leasedDeletions().settle(over, nowhere(over))).isNotEmpty();
    assertThat(recordsOf(batch)).isOne();
    assertThat(tryLease(ACME)).isEmpty();
  }

  @Test
  void settlesOnce() {
    DeletionBatch batch = schedule(ACME, device(1));
    Lease lease = lease(ACME);
    leasedDeletions().settle(lease, nowhere(lease));

    assertThat(leasedDeletions().settle(lease, nowhere(lease))).isEmpty();
    assertThat(leasedDeletions().renew(lease)).isFalse();
    assertThat(recordsOf(batch)).isOne();
  }

  @Test
  void keepsTenantsApart() {
    DeletionBatch ours = schedule(ACME, device(1));
    DeletionBatch theirs = schedule(GLOBEX, device(1));
    Lease lease = lease(ACME);

    assertThat(tenantsWithDueWork()).containsExactly(GLOBEX);
    assertThat(leasedDeletions().settle(ofGlobex(lease), nowhere(lease))).isEmpty();
    assertThat(leasedDeletions().settle(lease, nowhere(lease))).isNotEmpty();
    assertThat(recordsOf(ours)).isOne();
    assertThat(recordsOf(theirs)).isZero();
    assertThat(tenantsWithDueWork()).containsExactly(GLOBEX);
  }

  private static Lease ofGlobex(Lease lease) {
    return new Lease(GLOBEX, lease.token(), lease.duration(), lease.parts(), lease.failed());
  }
}
