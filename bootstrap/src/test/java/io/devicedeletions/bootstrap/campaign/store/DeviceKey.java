package io.devicedeletions.bootstrap.campaign.store;

/**
 * Names a device.
 *
 * @param uid in lower case
 */
public record DeviceKey(String tenant, String uid) {}
