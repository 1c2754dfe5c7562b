package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.BatchId;
import java.time.Instant;

/**
 * A place in a list of batches.
 *
 * @param acceptedAt when the batch at this place was accepted, to the microsecond
 * @param batch the batch
 */
public record BatchPlace(Instant acceptedAt, BatchId batch) {}
