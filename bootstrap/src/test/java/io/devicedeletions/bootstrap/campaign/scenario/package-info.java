/** The faults, one scenario each, and what drives them. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.scenario;

import org.jspecify.annotations.NullMarked;
