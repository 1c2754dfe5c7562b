/** What became of batches and devices, on the wire. */
@NullMarked
package io.devicedeletions.adapters.http.internal.tracking;

import org.jspecify.annotations.NullMarked;
