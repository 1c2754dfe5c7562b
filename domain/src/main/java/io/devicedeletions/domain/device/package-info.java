/** A device: as someone described it, and as it is once its uid is known to be well formed. */
@NullMarked
package io.devicedeletions.domain.device;

import org.jspecify.annotations.NullMarked;
