package io.devicedeletions.bootstrap.campaign.checker;

import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a scenario does beside asking for removals, and so what may have come of it.
 *
 * @param mayDie the devices that cannot be removed: lines that ask for them may be given up, and no
 *     others
 * @param grace how long each batch rests
 * @param cancellations every call that was to cancel a batch
 */
public record Circumstances(
    Set<DeviceKey> mayDie, Duration grace, List<CancellationCall> cancellations) {

  /** Every device can be removed, and at once; nobody cancels. */
  public static final Circumstances USUAL = new Circumstances(Set.of(), Duration.ZERO, List.of());

  public Circumstances {
    mayDie = Set.copyOf(mayDie);
    cancellations = List.copyOf(cancellations);
  }

  public Circumstances withMayDie(Set<DeviceKey> devices) {
    return new Circumstances(devices, grace, cancellations);
  }

  public Circumstances withGrace(Duration longer) {
    return new Circumstances(mayDie, longer, cancellations);
  }

  public Circumstances withCancellations(List<CancellationCall> calls) {
    return new Circumstances(mayDie, grace, calls);
  }
}
