package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.device.DeviceEntry;

/**
 * A line and what would become of it.
 *
 * @param entry the line as it was sent
 * @param prediction what would become of it
 */
public record PreviewedLine(DeviceEntry entry, RemovalPrediction prediction) {}
