/** Who is let in, and what every request behind that must be like. */
@NullMarked
package io.devicedeletions.adapters.http.internal.access;

import org.jspecify.annotations.NullMarked;
