/** Whether a history keeps the promises: a pure function. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.checker;

import org.jspecify.annotations.NullMarked;
