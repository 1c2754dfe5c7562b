package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.in.CancelDeletions;
import io.devicedeletions.application.port.in.ListDeadDeletions;
import io.devicedeletions.application.port.in.ListDeletions;
import io.devicedeletions.application.port.in.PreviewDeletions;
import io.devicedeletions.application.port.in.RemoveDevices;
import io.devicedeletions.application.port.in.RequeueDeadDeletions;
import io.devicedeletions.application.port.in.RequeueDeadLines;
import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.SearchDeletionRecords;
import io.devicedeletions.application.port.in.SummarizeDeletions;
import io.devicedeletions.application.port.in.SummarizeTenant;
import io.devicedeletions.application.port.in.TrackDeletions;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.port.out.RemovalForecast;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.vavr.collection.Traversable;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

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
   * @param history what became of everything
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
      History history,
      BatchIds batchIds,
      RemovalListener removalListener) {}

  /**
   * What those need who ask.
   *
   * @param tracked accepted batches
   * @param records what became of each device
   * @param forecast what would become of devices
   * @param activity how tenants' work goes
   */
  public record History(
      TrackedDeletions tracked,
      DeletionRecords records,
      RemovalForecast forecast,
      TenantActivity activity) {}

  private final Ports ports;
  private final ClaimSizing sizing;
  private final Doorbell doorbell = new Doorbell();
  private final BatchLimit limit;
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
    this.limit = limit;
    this.admitTenant =
        TenantAdmission.scheduling(
            ports.tenants(), new PendingCaps(ports.pending(), System::nanoTime));
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

  /** Lets tenants in who want to schedule. */
  public AdmitTenant admitTenant() {
    return admitTenant;
  }

  /** Lets tenants in who add nothing to what waits, however much that is. */
  public AdmitTenant admitAskingTenant() {
    return TenantAdmission.asking(ports.tenants());
  }

  /** Schedules batches, and wakes the workers. */
  public ScheduleDeletions scheduleDeletions() {
    return scheduleDeletions;
  }

  /** Cancels what is pending. */
  public CancelDeletions cancelDeletions() {
    return ports.cancellable()::cancel;
  }

  /** Lists what was given up. */
  public ListDeadDeletions listDeadDeletions() {
    return ports.dead()::list;
  }

  /** Requeues what was given up, the oldest first. */
  public RequeueDeadDeletions requeueDeadDeletions() {
    return (tenant, atMost, requester) ->
        ringing(ports.dead().requeueOldest(tenant, atMost, requester), requeued -> requeued > 0);
  }

  /** Requeues single lines, and wakes the workers. */
  public RequeueDeadLines requeueDeadLines() {
    return (tenant, lines, requester) ->
        ringing(ports.dead().requeue(tenant, lines, requester), Traversable::nonEmpty);
  }

  private <T> T ringing(T requeued, Predicate<T> isDue) {
    if (isDue.test(requeued)) {
      doorbell.ring();
    }
    return requeued;
  }

  /** Tells where the lines of a batch stand. */
  public TrackDeletions trackDeletions() {
    return ports.history().tracked()::find;
  }

  /** Tells where batches stand. */
  public SummarizeDeletions summarizeDeletions() {
    return ports.history().tracked()::summaries;
  }

  /** Lists batches. */
  public ListDeletions listDeletions() {
    return ports.history().tracked()::list;
  }

  /** Tells what became of devices. */
  public SearchDeletionRecords searchDeletionRecords() {
    return ports.history().records()::ofDevice;
  }

  /** Tells what would become of devices. */
  public PreviewDeletions previewDeletions() {
    return (tenant, devices) ->
        DeletionBatch.entries(devices, limit)
            .map(entries -> ports.history().forecast().predict(tenant, entries));
  }

  /** Tells how tenants' work goes. */
  public SummarizeTenant summarizeTenant() {
    return ports.history().activity()::totals;
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
