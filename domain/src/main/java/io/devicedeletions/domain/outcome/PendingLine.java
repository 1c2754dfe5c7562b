package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;

/**
 * A scheduled line that has no outcome yet.
 *
 * @param batch the batch in which it was accepted
 * @param line its place in the batch, from 0
 * @param device what to remove
 * @param attempts how often its removal was tried before
 */
public record PendingLine(BatchId batch, int line, Device device, int attempts) {}
