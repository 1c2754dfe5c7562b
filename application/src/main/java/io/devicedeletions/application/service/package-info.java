/**
 * The use cases. {@link io.devicedeletions.application.service.DeviceDeletions} is the one
 * entrance.
 */
@NullMarked
package io.devicedeletions.application.service;

import org.jspecify.annotations.NullMarked;
