package io.devicedeletions.adapters.http.internal.exchange;

/**
 * What is known of a request before its body.
 *
 * @param path the path as it was sent, percent-encoding and all
 * @param query what followed the question mark, or empty
 * @param fields its header fields
 * @param ids under which it is found again
 * @param journal what is noted about it
 */
public record RequestHead(
    String path, String query, HeaderFields fields, CorrelationIds ids, RequestJournal journal) {}
