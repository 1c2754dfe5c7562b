package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/**
 * Something of a tenant's that can be watched.
 *
 * @param tenant whose it is
 * @param event the name of the events that tell of it, which is also its kind
 * @param batch which batch it is about, if it is about one
 */
record Topic(TenantId tenant, String event, Option<BatchId> batch) {}
