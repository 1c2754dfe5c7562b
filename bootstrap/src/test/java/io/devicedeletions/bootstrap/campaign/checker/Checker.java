package io.devicedeletions.bootstrap.campaign.checker;

import java.util.List;
import java.util.stream.Stream;

/** Looks for broken promises in a history. Pure. */
public final class Checker {

  private Checker() {}

  /** Every violation; empty for a right history. */
  public static List<Violation> check(History history) {
    return Stream.of(
            new BatchCheck(history).violations(),
            new LineCheck(history).violations(),
            new InventoryCheck(history).violations(),
            new ReplayCheck(history).violations(),
            new DeathCheck(history).violations(),
            new GraceCheck(history).violations(),
            new CancellationCheck(history).violations())
        .flatMap(List::stream)
        .toList();
  }
}
