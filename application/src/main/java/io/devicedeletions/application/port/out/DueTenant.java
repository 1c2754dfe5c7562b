package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.tenant.TenantId;

/**
 * A tenant with due work.
 *
 * @param tenant its name
 * @param weight how many claims it gets where another gets one, at least 1
 */
public record DueTenant(TenantId tenant, int weight) {}
