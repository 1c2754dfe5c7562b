package io.devicedeletions.adapters.http.internal.exchange;

/**
 * A path that is known, the one method it knows, and what is behind it.
 *
 * @param method upper case
 * @param path the whole path, compared exactly
 * @param maxBodyBytes the largest body, in bytes
 * @param endpoint what answers
 */
public record Route(String method, String path, int maxBodyBytes, Endpoint endpoint) {}
