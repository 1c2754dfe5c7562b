package io.devicedeletions.bootstrap.architecture.broken.adapters.http.internal;

/** Something that nobody outside the adapter should know. */
public record Innards() {}
