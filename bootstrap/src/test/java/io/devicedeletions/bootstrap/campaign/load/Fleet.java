package io.devicedeletions.bootstrap.campaign.load;

import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The devices of a run. Each tenant has the same ones under the same uids and names, so that
 * nothing but the tenant tells them apart. Every tenth name belongs to two devices; every seventh
 * device is a bystander, which nobody asks for by its name; one tenant asks for nothing at all.
 * Thread-safe.
 */
public final class Fleet {

  /** The tenants that ask. */
  public static final List<String> TENANTS = List.of("acme", "globex", "initech");

  /** The tenant that never asks. */
  public static final String QUIET_TENANT = "hooli";

  private final int size;
  private final Map<String, AtomicInteger> next = new ConcurrentHashMap<>();

  public Fleet(int size) {
    this.size = size;
    TENANTS.forEach(tenant -> next.put(tenant, new AtomicInteger()));
  }

  /** Every device by its name. */
  public Map<DeviceKey, String> inventory() {
    Map<DeviceKey, String> devices = new HashMap<>();
    for (int number = 0; number < size; number++) {
      String name = isBystander(number) ? "BYSTANDER-" + number : name(number);
      putForAll(devices, uid(number), name);
      if (number % 10 == 0) {
        putForAll(devices, twinUid(number), name);
      }
    }
    return devices;
  }

  private static void putForAll(Map<DeviceKey, String> devices, String uid, String name) {
    TENANTS.forEach(tenant -> devices.put(new DeviceKey(tenant, uid), name));
    devices.put(new DeviceKey(QUIET_TENANT, uid), name);
  }

  /** The next device of a tenant that may be asked for; starts again after the last. */
  AskedLine next(String tenant) {
    AtomicInteger counter = next.computeIfAbsent(tenant, unknown -> new AtomicInteger());
    int number = counter.getAndIncrement() % size;
    while (isBystander(number)) {
      number = counter.getAndIncrement() % size;
    }
    return new AskedLine(uid(number), name(number));
  }

  /** A device that was asked for before, or will be. */
  AskedLine any(int number) {
    return new AskedLine(uid(number % size), name(number % size));
  }

  /** A bystander by its uid, under a name that is not its own. */
  AskedLine misnamedBystander(int number) {
    int bystander = (number % (size / 7)) * 7 + 3;
    return new AskedLine(uid(bystander), name(bystander));
  }

  private static boolean isBystander(int number) {
    return number % 7 == 3;
  }

  private static String name(int number) {
    return "DEVICE-" + number;
  }

  private static String uid(int number) {
    return "%08x-0000-4000-8000-%012x".formatted(number, number * 31L);
  }

  private static String twinUid(int number) {
    return "%08x-0000-4000-9000-%012x".formatted(number, number * 31L);
  }
}
