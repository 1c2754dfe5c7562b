package io.devicedeletions.bootstrap.leaks;

/**
 * Something that was said and must not be. What it is stays where it is, so that telling of a leak
 * is not one more.
 *
 * @param kind what kind of thing
 * @param source where
 * @param file in which file
 * @param line in which line, from 1
 */
record Leak(LeakKind kind, Source source, String file, int line) {}
