package io.devicedeletions.adapters.jdbc.testkit;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A store's due work with one worker before it. A big tenant never runs out of work; after some of
 * its claims, small ones with a batch each join. Counts the big one's claims from the look ahead
 * that finds them to the claim of the last of them.
 */
public final class FairnessWatch implements DueDeletions {

  /** The one whose work never ends. */
  public static final TenantId BIG = new TenantId("big");

  private static final Set<TenantId> SMALL =
      HashSet.range(0, 20).map(number -> new TenantId("small-" + number));

  private static final int CLAIMS_BEFORE = 3;
  private static final int BATCHES_PER_CALL = 8;

  private final JdbcStoreUnderTest store;
  private final SampleBatches batches = new SampleBatches();
  private final CountDownLatch served = new CountDownLatch(1);
  private Set<TenantId> found = HashSet.empty();
  private Set<TenantId> waiting = SMALL;
  private int claimsOfTheBigOne;
  private int claimsMeanwhile;

  /** Watches over a store that is empty. */
  public FairnessWatch(JdbcStoreUnderTest store) {
    this.store = store;
  }

  @Override
  public synchronized DueWork lookAhead() {
    feedTheBigOne();
    DueWork work = store.dueDeletions().lookAhead();
    found = found.addAll(work.tenants().map(DueTenant::tenant).filter(SMALL::contains));
    return work;
  }

  @Override
  public synchronized Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    if (tenant.equals(BIG)) {
      count();
      feedTheBigOne();
    } else {
      waiting = waiting.remove(tenant);
    }
    Claim claim = store.dueDeletions().settle(tenant, size, blame);
    if (waiting.isEmpty()) {
      served.countDown();
    }
    return claim;
  }

  private void count() {
    claimsOfTheBigOne++;
    if (claimsOfTheBigOne == CLAIMS_BEFORE) {
      SMALL.forEach(this::schedule);
    }
    if (found.size() == SMALL.size() && waiting.nonEmpty()) {
      claimsMeanwhile++;
    }
  }

  private void feedTheBigOne() {
    for (int batch = 0; batch < BATCHES_PER_CALL; batch++) {
      schedule(BIG);
    }
  }

  private void schedule(TenantId tenant) {
    store.deletionQueue().enqueue(batches.of(tenant, SampleDevices.device(1)), Grace.NONE);
  }

  /** Waits until the last of the small ones has been served. */
  public int claimsOfTheBigOneWhileTheSmallOnesWaited() throws InterruptedException {
    served.await();
    synchronized (this) {
      return claimsMeanwhile;
    }
  }
}
