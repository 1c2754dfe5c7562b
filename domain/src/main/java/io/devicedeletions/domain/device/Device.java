package io.devicedeletions.domain.device;

/**
 * A device that can be looked for: its uid is well formed.
 *
 * @param uid its identity within the tenant
 * @param name its name, exactly as given
 */
public record Device(DeviceUid uid, DeviceName name) {}
