/** Server processes and databases that can be stopped in every way. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.process;

import org.jspecify.annotations.NullMarked;
