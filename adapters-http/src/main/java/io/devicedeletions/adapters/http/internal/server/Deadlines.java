package io.devicedeletions.adapters.http.internal.server;

import java.time.Duration;

/**
 * How long clients may take.
 *
 * @param body to send a whole body
 * @param answer to read an answer
 */
public record Deadlines(Duration body, Duration answer) {}
