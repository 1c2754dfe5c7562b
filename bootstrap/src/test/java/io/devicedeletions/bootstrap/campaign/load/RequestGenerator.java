package io.devicedeletions.bootstrap.campaign.load;

import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes requests of every kind: mostly good lines, and every mistake now and then. */
final class RequestGenerator {

  private static final int LIMIT = 100;

  private final Fleet fleet;
  private final Random random;
  private String usedKey = "";
  private String usedKeyTenant = "";

  RequestGenerator(Fleet fleet, Random random) {
    this.fleet = fleet;
    this.random = random;
  }

  /**
   * A request.
   *
   * @param id its x-request-id
   * @param key its Idempotency-Key
   * @param twice whether a second client sends it at the same moment
   */
  record Request(String tenant, String id, String key, List<AskedLine> lines, boolean twice) {}

  Request next() {
    String tenant = Fleet.TENANTS.get(random.nextInt(Fleet.TENANTS.size()));
    String key = "key-" + uuid();
    int kind = random.nextInt(100);
    if (kind < 2) {
      return new Request(tenant, uuid(), key, List.of(), false);
    }
    if (kind < 4) {
      return new Request(tenant, uuid(), key, lines(tenant, LIMIT + 1), false);
    }
    if (kind < 6) {
      List<AskedLine> lines = new ArrayList<>(lines(tenant, 5));
      lines.add(new AskedLine(lines.get(0).uid(), " "));
      return new Request(tenant, uuid(), key, lines, false);
    }
    if (kind < 8 && !usedKey.isEmpty()) {
      return new Request(usedKeyTenant, uuid(), usedKey, lines(usedKeyTenant, 3), false);
    }
    return new Request(tenant, uuid(), key, lines(tenant, size()), kind < 13);
  }

  /** A request that was answered 202: its key is taken from now on. */
  void accepted(Request request) {
    usedKey = request.key();
    usedKeyTenant = request.tenant();
  }

  private int size() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> 1;
      case 2 -> LIMIT;
      default -> 2 + random.nextInt(20);
    };
  }

  private List<AskedLine> lines(String tenant, int count) {
    List<AskedLine> lines = new ArrayList<>(count);
    for (int line = 0; line < count; line++) {
      lines.add(line(tenant, lines));
    }
    return lines;
  }

  private AskedLine line(String tenant, List<AskedLine> before) {
    AskedLine good = fleet.next(tenant);
    return switch (random.nextInt(40)) {
      case 0 -> new AskedLine(uuid(), good.name());
      case 1 -> new AskedLine(good.uid(), good.name() + "x");
      case 2 -> fleet.misnamedBystander(random.nextInt(Integer.MAX_VALUE));
      case 3 -> new AskedLine(good.uid().substring(1), good.name());
      case 4 -> before.isEmpty() ? good : before.get(random.nextInt(before.size()));
      case 5 -> fleet.any(random.nextInt(Integer.MAX_VALUE));
      case 6, 7 -> new AskedLine(good.uid().toUpperCase(Locale.ROOT), good.name());
      default -> good;
    };
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
