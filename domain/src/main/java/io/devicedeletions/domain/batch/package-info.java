/** A request to delete devices, from what was sent to what is accepted. */
@NullMarked
package io.devicedeletions.domain.batch;

import org.jspecify.annotations.NullMarked;
