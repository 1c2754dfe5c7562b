package io.devicedeletions.adapters.http;

import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.in.ScheduleDeletions;

/**
 * What the API can do for its clients.
 *
 * @param admitTenant lets tenants in
 * @param scheduleDeletions schedules batches
 */
public record ApiUseCases(AdmitTenant admitTenant, ScheduleDeletions scheduleDeletions) {}
