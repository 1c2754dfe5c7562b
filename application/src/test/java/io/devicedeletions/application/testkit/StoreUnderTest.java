package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.PastDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.application.port.out.RemovalForecast;
import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;

/** A store, seen through the ports that it implements, which all work on the same data. */
public interface StoreUnderTest extends AutoCloseable {

  /** How every store under test removes, but for the comparison of names. */
  RemovalSettings SETTINGS =
      RemovalSettings.signedBy("node-1")
          .withRetryPolicy(new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofHours(1)));

  /** As long as a line waits at most for its next attempt. */
  Duration LONGEST_PAUSE = SETTINGS.retryPolicy().longestPause();

  /** Where its accepted batches wait. */
  DeletionQueue deletionQueue();

  /** Its due work. */
  DueDeletions dueDeletions();

  /** The same work, for devices that live elsewhere. */
  LeasedDeletions leasedDeletions();

  /** Its devices. */
  DeviceInventory deviceInventory();

  /** What became of its devices. */
  DeletionRecords deletionRecords();

  /** Its tenants. */
  TenantDirectory tenantDirectory();

  /** How much of its work waits. */
  PendingDeletions pendingDeletions();

  /** Its waiting work. */
  CancellableDeletions cancellableDeletions();

  /** What it has given up. */
  DeadDeletions deadDeletions();

  /** Where its batches stand. */
  TrackedDeletions trackedDeletions();

  /** What would become of its devices. */
  RemovalForecast removalForecast();

  /** How its tenants' work goes. */
  TenantActivity tenantActivity();

  /** All of it that whoever asks needs. */
  default DeviceDeletions.History history() {
    return new DeviceDeletions.History(
        trackedDeletions(), deletionRecords(), removalForecast(), tenantActivity());
  }

  /** What is over in it. */
  PastDeletions pastDeletions();

  /** Forgets all that is older than the retention and not needed any more. */
  default void prune(Retention retention) {
    while (pastDeletions().prune(retention).hasMore()) {
      // Each call does a bounded part of it.
    }
  }

  /** From now on, the removal of this device fails for a reason of the device's own. */
  void poison(TenantId tenant, DeviceUid uid);

  /** Undoes {@link #poison}. */
  void cure(TenantId tenant, DeviceUid uid);

  /**
   * The next claim that takes work fails when it is about to be committed, with a {@link
   * TransientFailureException}.
   *
   * @param reach whether the connection is lost with it, or this transaction alone
   */
  void breakNextClaim(Reach reach);

  /** Throws everything away that is not on stable storage, and opens the store anew. */
  void restart();

  /** Makes the store believe that so much time has passed. */
  void passTime(Duration duration);

  /** Frees whatever it holds; the data may go. */
  @Override
  void close();
}
