package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.domain.device.SubmittedDevice;
import java.util.List;

/**
 * What a body asks for.
 *
 * @param devices its lines in order; one more than the limit where it has more than the limit
 * @param ignoredProperties how many of its properties mean nothing to us
 */
record SubmittedDevices(List<SubmittedDevice> devices, int ignoredProperties) {

  static final SubmittedDevices NONE = new SubmittedDevices(List.of(), 0);
}
