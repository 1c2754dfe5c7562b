package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NO_NEEDLESS_FAILURE;

import io.devicedeletions.bootstrap.campaign.checker.StoredLines.Line;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for lines that were given up without need. With the other checks it makes the dead exactly
 * the lines that cannot be settled: those have no other place to be.
 */
final class DeathCheck {

  private final History history;
  private final Map<BatchLineKey, Line> lines;
  private final Findings findings = new Findings();

  DeathCheck(History history) {
    this.history = history;
    this.lines = StoredLines.of(history.state());
  }

  List<Violation> violations() {
    history.state().dead().forEach(this::check);
    return findings.violations();
  }

  private void check(BatchLineKey dead) {
    Line line = lines.get(dead);
    // A line without its batch is another check's.
    if (line != null) {
      findings.require(mayDie(line), NO_NEEDLESS_FAILURE, "%s was given up: %s", dead, line);
    }
  }

  /** Whoever asks under another name, or for what is gone, can be answered. */
  private boolean mayDie(Line line) {
    Set<DeviceKey> mayDie = history.circumstances().mayDie();
    return mayDie.contains(line.device())
        && line.name().equals(history.state().devices().get(line.device()));
  }
}
