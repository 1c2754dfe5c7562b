package io.devicedeletions.bootstrap.campaign.checker;

import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import java.util.List;
import java.util.Map;

/**
 * All that the checker goes by.
 *
 * @param ledger what was asked and answered
 * @param inventory the names of all devices that were ever put in; each was there before a request
 *     named it
 * @param state what stands in the database
 * @param drained whether all work is said to be done, and nobody asks any more
 * @param circumstances what the scenario did besides
 */
public record History(
    List<LedgerEntry> ledger,
    Map<DeviceKey, String> inventory,
    StoreState state,
    boolean drained,
    Circumstances circumstances) {

  /** In the usual circumstances. */
  public History(
      List<LedgerEntry> ledger,
      Map<DeviceKey, String> inventory,
      StoreState state,
      boolean drained) {
    this(ledger, inventory, state, drained, Circumstances.USUAL);
  }
}
