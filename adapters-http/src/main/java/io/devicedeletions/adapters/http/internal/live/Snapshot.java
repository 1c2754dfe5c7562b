package io.devicedeletions.adapters.http.internal.live;

/**
 * What a topic looks like at a moment.
 *
 * @param content what counts as a change if it differs
 * @param data the same for a client, on one line
 * @param isLast whether it cannot change any more
 */
record Snapshot(Object content, String data, boolean isLast) {}
