/** Somebody who cancels batches, in a process of its own, and what they were told. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.cancel;

import org.jspecify.annotations.NullMarked;
