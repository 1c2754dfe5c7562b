package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.in.RemoveDevices;
import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;
import jakarta.validation.Validator;
import java.time.Duration;

/**
 * The use cases over the ports that they are given: the one entrance for whoever embeds them.
 * Immutable and thread-safe, as are the use cases.
 */
public final class DeviceDeletions {

  /**
   * The outside of the use cases.
   *
   * @param tenants who may schedule
   * @param queue where accepted batches wait
   * @param dueDeletions the waiting work and its inventory
   * @param batchIds the source of batch ids
   * @param removalListener hears how removals go
   */
  public record Ports(
      TenantDirectory tenants,
      DeletionQueue queue,
      DueDeletions dueDeletions,
      BatchIds batchIds,
      RemovalListener removalListener) {}

  private final AdmitTenant admitTenant;
  private final ScheduleDeletions scheduleDeletions;
  private final RemoveDevices removeDevices;
  private final RemovalListener removalListener;

  /**
   * Puts the use cases together.
   *
   * @param ports what they need from outside
   * @param limit how many lines a batch may have
   * @param grace how long a batch rests before its devices are removed
   * @param validator the process's one validator
   */
  public DeviceDeletions(Ports ports, BatchLimit limit, Grace grace, Validator validator) {
    this.admitTenant = new TenantAdmission(ports.tenants());
    this.scheduleDeletions =
        new DeletionScheduling(
            new CommandValidation(validator), ports.batchIds(), limit, grace, ports.queue());
    this.removeDevices = new DueDeviceRemoval(ports.dueDeletions(), ports.removalListener());
    this.removalListener = ports.removalListener();
  }

  /** Lets tenants in. */
  public AdmitTenant admitTenant() {
    return admitTenant;
  }

  /** Schedules batches. */
  public ScheduleDeletions scheduleDeletions() {
    return scheduleDeletions;
  }

  /** Removes what is due, one round a call; for those who bring their own threads. */
  public RemoveDevices removeDevices() {
    return removeDevices;
  }

  /**
   * Starts threads that remove what is due.
   *
   * @param count how many, at least 1
   * @param idlePause how long a thread waits before it looks again where it found nothing, at least
   *     a millisecond
   * @throws IllegalArgumentException if either is less
   */
  public RemovalWorkers startWorkers(int count, Duration idlePause) {
    return new RemovalWorkers(count, idlePause, removeDevices, removalListener);
  }
}
