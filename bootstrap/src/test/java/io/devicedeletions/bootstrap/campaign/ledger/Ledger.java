package io.devicedeletions.bootstrap.campaign.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every request so far. A request is entered before it is sent. Thread-safe. */
public final class Ledger {

  private final Map<String, LedgerEntry> entries = new LinkedHashMap<>();

  public synchronized void asked(
      String tenant, String requestId, String idempotencyKey, List<AskedLine> lines) {
    entries.put(requestId, new LedgerEntry(tenant, requestId, idempotencyKey, lines, List.of()));
  }

  public synchronized void answered(String requestId, Answer answer) {
    entries.computeIfPresent(requestId, (id, entry) -> entry.with(answer));
  }

  public synchronized LedgerEntry entry(String requestId) {
    LedgerEntry entry = entries.get(requestId);
    if (entry == null) {
      throw new IllegalArgumentException("no request " + requestId);
    }
    return entry;
  }

  /** As it stands at this moment. */
  public synchronized List<LedgerEntry> entries() {
    return List.copyOf(entries.values());
  }
}
