package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Pruned;
import java.util.function.LongFunction;

/**
 * A table whose old rows go one by one, in chunks in the order of their time. Each chunk begins
 * where the last ended, so that rows that must stay, and those that are gone and not yet swept up,
 * are passed only once.
 *
 * @param endOfChunk asks for the time {@code last} of the last of {@code <rows>} rows after {@code
 *     :after} that are older than {@code :millis}; null if there is none. Rows of one time are
 *     never parted
 * @param deleteChunk deletes what may go of the rows from after {@code :after} to {@code :last}
 * @param count what it means that so many rows are gone
 */
public record PrunedTable(String endOfChunk, String deleteChunk, LongFunction<Pruned> count) {}
