/** Streams of events: what changes is looked up once, however many watch it. */
@NullMarked
package io.devicedeletions.adapters.http.internal.live;

import org.jspecify.annotations.NullMarked;
