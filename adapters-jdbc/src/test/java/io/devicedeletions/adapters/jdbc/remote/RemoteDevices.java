package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The devices of the remote system. Every device that is removed is registered again at once, so
 * that whoever removes it twice is seen. Thread-safe.
 */
final class RemoteDevices {

  /** Which of the rules for remote inventories it keeps. */
  enum Discipline {
    KEYS_AND_TOKENS,
    KEYS_ONLY,
    NONE
  }

  /** What it says of a line. */
  enum Verdict {
    REMOVED,
    NOT_FOUND,
    NAME_MISMATCH,
    /** Refused for as long as the device is locked. */
    LOCKED,
    /** A later lease has asked already. */
    STALE
  }

  /** A device that went, and for which line. */
  record Removal(LineKey key, Device device) {}

  private final Discipline discipline;
  private final Map<Tuple2<TenantId, DeviceUid>, Device> devices = new HashMap<>();
  private final Set<DeviceUid> locked = new HashSet<>();
  private final Map<LineKey, FencingToken> highestTokens = new HashMap<>();
  private final Map<LineKey, Verdict> finalVerdicts = new HashMap<>();
  private Vector<Removal> removals = Vector.empty();

  RemoteDevices(Discipline discipline) {
    this.discipline = discipline;
  }

  synchronized void register(TenantId tenant, Device device) {
    devices.put(Tuple.of(tenant, device.uid()), device);
  }

  synchronized boolean contains(TenantId tenant, Device device) {
    return device.equals(devices.get(Tuple.of(tenant, device.uid())));
  }

  synchronized void lock(DeviceUid uid) {
    locked.add(uid);
  }

  synchronized void unlock(DeviceUid uid) {
    locked.remove(uid);
  }

  synchronized Seq<Removal> removals() {
    return removals;
  }

  synchronized Verdict remove(LineKey key, FencingToken token, Device asked) {
    if (discipline == Discipline.KEYS_AND_TOKENS && isStale(key, token)) {
      return Verdict.STALE;
    }
    Verdict known = finalVerdicts.get(key);
    if (known != null && discipline != Discipline.NONE) {
      return known;
    }
    Verdict verdict = decide(key, asked);
    if (verdict != Verdict.LOCKED) {
      finalVerdicts.put(key, verdict);
    }
    return verdict;
  }

  private boolean isStale(LineKey key, FencingToken token) {
    FencingToken highest =
        highestTokens.merge(key, token, (known, given) -> known.isOlderThan(given) ? given : known);
    return token.isOlderThan(highest);
  }

  private Verdict decide(LineKey key, Device asked) {
    Device known = devices.get(Tuple.of(key.tenant(), asked.uid()));
    if (known == null) {
      return Verdict.NOT_FOUND;
    }
    if (!known.equals(asked)) {
      return Verdict.NAME_MISMATCH;
    }
    if (locked.contains(asked.uid())) {
      return Verdict.LOCKED;
    }
    removals = removals.append(new Removal(key, asked));
    register(key.tenant(), asked);
    return Verdict.REMOVED;
  }
}
