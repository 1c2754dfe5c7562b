package io.devicedeletions.adapters.http.internal.live;

import java.time.Instant;

/**
 * What a topic looks like at a moment.
 *
 * @param asOf when that was, by the store's clock
 * @param content what counts as a change if it differs
 * @param data the same for a client, on one line
 * @param isLast whether it cannot change any more
 */
record Snapshot(Instant asOf, Object content, String data, boolean isLast) {}
