package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceEntry;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A scheduled line that was given up.
 *
 * @param batch the batch in which it was accepted
 * @param line its place in the batch, from 0
 * @param entry what was asked for; none if the batch cannot be read
 * @param attempts how often it was tried
 * @param error why the last attempt failed
 * @param deadSince when it was given up
 * @param inDoubt whether a remote inventory may have removed the device nonetheless
 */
public record DeadLine(
    BatchId batch,
    int line,
    Option<DeviceEntry> entry,
    int attempts,
    AttemptError error,
    Instant deadSince,
    boolean inDoubt) {}
