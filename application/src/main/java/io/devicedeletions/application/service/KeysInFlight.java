package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets only one request at a time through under one key. It covers one process; between processes
 * the store's unique key makes the second wait for the first, and then replay it.
 */
final class KeysInFlight {

  private final Set<ScopedKey> inFlight = ConcurrentHashMap.newKeySet();

  <T> Either<ScheduleRejection, T> alone(
      Origin origin, Supplier<Either<ScheduleRejection, T>> action) {
    Option<ScopedKey> key =
        origin.idempotencyKey().map(given -> new ScopedKey(origin.tenant(), given));
    if (key.exists(taken -> !inFlight.add(taken))) {
      return Either.left(new ScheduleRejection.KeyInFlight());
    }
    try {
      return action.get();
    } finally {
      key.forEach(inFlight::remove);
    }
  }

  private record ScopedKey(TenantId tenant, IdempotencyKey key) {}
}
