package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Something that happens to the engine. Each can happen at any time, so that any part of a history
 * is a history: where a number says which batch, it is taken modulo how many there are.
 */
sealed interface EngineStep {

  /** A device is registered, or renamed. */
  record Register(TenantId tenant, Device device) implements EngineStep {}

  /** A batch is asked for; under a key that was used before, it is another request with it. */
  record Schedule(TenantId tenant, Vector<DeviceEntry> lines, Option<String> key, int graceMinutes)
      implements EngineStep {

    EngineStep without(int line) {
      return new Schedule(tenant, lines.removeAt(line), key, graceMinutes);
    }
  }

  /** A request that was accepted under a key is sent once more. */
  record Replay(TenantId tenant, int which) implements EngineStep {}

  /** A batch is cancelled, of whatever tenant it is. */
  record Cancel(TenantId tenant, int which) implements EngineStep {}

  /** A worker makes a claim. */
  record Claim(TenantId tenant, int parts) implements EngineStep {}

  /** One claim is made for each tenant with due work. */
  record Round() implements EngineStep {}

  /** A claim fails at its very end, and with it, where the store is concerned, the process. */
  record Break(TenantId tenant, Reach reach) implements EngineStep {}

  /** The process ends between two claims, and another begins. */
  record Restart() implements EngineStep {}

  /** From now on, a device cannot be removed. */
  record Poison(TenantId tenant, DeviceUid uid) implements EngineStep {}

  /** Now it can. */
  record Cure(TenantId tenant, DeviceUid uid) implements EngineStep {}

  /** So many minutes pass. */
  record Pass(int minutes) implements EngineStep {}

  /** Some of what was given up is requeued. */
  record Requeue(TenantId tenant, int atMost) implements EngineStep {}

  /** What is over and older than the retention is forgotten. */
  record Prune() implements EngineStep {}

  /** A tenant's settings change. */
  record Treat(TenantId tenant, int weight, boolean paused) implements EngineStep {}
}
