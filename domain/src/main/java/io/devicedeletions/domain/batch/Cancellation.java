package io.devicedeletions.domain.batch;

import io.vavr.collection.SortedSet;

/**
 * What came of cancelling a batch. The lines that were never scheduled are in neither set.
 *
 * @param batch the batch
 * @param cancelled the places, from 0, of the lines that will not be removed, now or from an
 *     earlier cancellation
 * @param tooLate those that have another outcome, are being settled at this moment, or were given
 *     up
 */
public record Cancellation(
    DeletionBatch batch, SortedSet<Integer> cancelled, SortedSet<Integer> tooLate) {}
