/** What was given up, on the wire. */
@NullMarked
package io.devicedeletions.adapters.http.internal.dead;

import org.jspecify.annotations.NullMarked;
