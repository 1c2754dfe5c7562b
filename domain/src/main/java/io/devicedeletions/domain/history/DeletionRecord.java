package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What became of one scheduled line, for good.
 *
 * @param batch the batch in which it was accepted
 * @param line its place in the batch, from 0
 * @param device the device that was asked for
 * @param end how it ended
 * @param attributes what the inventory knew of a device that was removed; otherwise empty
 * @param request who asked for it; none if the batch is not kept any more, or cannot be read
 */
public record DeletionRecord(
    BatchId batch,
    int line,
    Device device,
    LineState.Settled end,
    Map<String, String> attributes,
    Option<Request> request) {

  /**
   * How the line came to be.
   *
   * @param origin who asked, and what for
   * @param acceptedAt when the batch was accepted
   */
  public record Request(Origin origin, Instant acceptedAt) {}

  /** Refuses attributes of a device that was not removed. */
  public DeletionRecord {
    if (end.outcome() != RemovalOutcome.REMOVED && attributes.nonEmpty()) {
      throw new IllegalArgumentException("only a device that was removed leaves attributes");
    }
  }
}
