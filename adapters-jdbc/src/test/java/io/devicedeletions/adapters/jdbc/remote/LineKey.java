package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.tenant.TenantId;

/** What a request for a line is idempotent by. */
record LineKey(TenantId tenant, BatchId batch, int line) {}
