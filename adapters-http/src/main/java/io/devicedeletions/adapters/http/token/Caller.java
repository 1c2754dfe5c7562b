package io.devicedeletions.adapters.http.token;

import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * Whoever holds a good token.
 *
 * @param requester the token's subject
 * @param tenant the tenant that the token speaks for; none if it names none
 * @param scopes what the token permits
 */
public record Caller(Requester requester, Option<TenantId> tenant, Set<String> scopes) {}
