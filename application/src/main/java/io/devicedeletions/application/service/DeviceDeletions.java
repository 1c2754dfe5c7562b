package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.in.CancelDeletions;
import io.devicedeletions.application.port.in.RemoveDevices;
import io.devicedeletions.application.port.in.RequeueDeadDeletions;
import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The use cases over the ports that they are given: the one entrance for whoever embeds them.
 * Immutable and thread-safe, as are the use cases.
 */
public final class DeviceDeletions {

  private static final Duration FIRST_PAUSE_AFTER_FAILURE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

  /**
   * The outside of the use cases.
   *
   * @param tenants who may schedule
   * @param queue where accepted batches wait
   * @param pending how much waits
   * @param cancellable what waits, as long as it does
   * @param dead what was given up
   * @param dueDeletions the waiting work and its inventory
   * @param batchIds the source of batch ids
   * @param removalListener hears how removals go
   */
  public record Ports(
      TenantDirectory tenants,
      DeletionQueue queue,
      PendingDeletions pending,
      CancellableDeletions cancellable,
      DeadDeletions dead,
      DueDeletions dueDeletions,
      BatchIds batchIds,
      RemovalListener removalListener) {}

  private final Ports ports;
  private final ClaimSizing sizing;
  private final Doorbell doorbell = new Doorbell();
  private final AdmitTenant admitTenant;
  private final ScheduleDeletions scheduleDeletions;

  /**
   * Puts the use cases together.
   *
   * @param ports what they need from outside
   * @param limit how many lines a batch may have
   * @param grace how long a batch rests before its devices are removed
   * @param validator the process's one validator
   */
  public DeviceDeletions(Ports ports, BatchLimit limit, Grace grace, Validator validator) {
    this.ports = ports;
    this.sizing = ClaimSizing.startingFor(limit);
    this.admitTenant =
        new TenantAdmission(ports.tenants(), new PendingCaps(ports.pending(), System::nanoTime));
    this.scheduleDeletions =
        new DeletionScheduling(
            new CommandValidation(validator),
            ports.batchIds(),
            limit,
            grace,
            ports.queue(),
            doorbell);
  }

  /**
   * The due work of a store whose devices live in somebody else's system, to be put into the ports.
   * A store's work is removed in this way on every node or on none.
   *
   * @param deletions the store's work
   * @param inventory where the devices live
   * @param settings how it is asked
   */
  public static DueDeletions remoteRemoval(
      LeasedDeletions deletions, RemoteInventory inventory, RemoteSettings settings) {
    return new LeasedRemoval(deletions, new RemoteQuestions(inventory), settings, System::nanoTime);
  }

  /** Lets tenants in. */
  public AdmitTenant admitTenant() {
    return admitTenant;
  }

  /** Schedules batches, and wakes the workers. */
  public ScheduleDeletions scheduleDeletions() {
    return scheduleDeletions;
  }

  /** Cancels what is pending. */
  public CancelDeletions cancelDeletions() {
    return ports.cancellable()::cancel;
  }

  /** Requeues what was given up. */
  public RequeueDeadDeletions requeueDeadDeletions() {
    return ports.dead()::requeueOldest;
  }

  /** Removes what is due, one round a call; for those who bring their own threads. */
  public RemoveDevices removeDevices() {
    return new DueDeviceRemoval(
        ports.dueDeletions(), ports.removalListener(), sizing.first(), System::nanoTime);
  }

  /** Starts threads that remove what is due. */
  public RemovalWorkers startWorkers(WorkerSettings settings) {
    DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();
    Backoff afterFailure =
        Backoff.afterFailure(FIRST_PAUSE_AFTER_FAILURE, LONGEST_PAUSE_AFTER_FAILURE, chance);
    return new RemovalWorkers(
        settings.count(),
        new RemovalTurns(
            ports.dueDeletions(),
            ports.removalListener(),
            new TenantRing(settings.count(), sizing, afterFailure),
            new StoreBreaker(afterFailure),
            System::nanoTime),
        ports.removalListener(),
        Backoff.whileIdle(settings.firstPause(), settings.longestPause(), chance),
        doorbell);
  }
}
