package io.devicedeletions.bootstrap.overload.attack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Thousands of connections that do next to nothing, all from one thread. */
final class Crowd {

  /**
   * Often enough that those who come again come one by one, as clients do that know nothing of each
   * other.
   */
  private static final int TICK_MILLIS = 5;

  /** Opened a tick, so that all have come within a few seconds and do not come as a storm. */
  private static final int ARRIVALS = 10;

  private final AttackSettings settings;
  private final Selector selector;
  private final Tally tally = new Tally();
  private final ByteBuffer scratch = ByteBuffer.allocate(16 * 1024);
  private final List<CrowdMember> members = new ArrayList<>();

  private Crowd(AttackSettings settings, Selector selector) {
    this.settings = settings;
    this.selector = selector;
  }

  static Tally run(AttackSettings settings) throws IOException {
    try (Selector selector = Selector.open()) {
      Crowd crowd = new Crowd(settings, selector);
      crowd.linger();
      crowd.members.forEach(CrowdMember::close);
      return crowd.tally;
    }
  }

  private void linger() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.seconds());
    long tick = System.nanoTime();
    while (System.nanoTime() - end < 0) {
      if (System.nanoTime() - tick >= 0) {
        tick += TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
        arrive();
        long now = System.nanoTime();
        members.forEach(member -> member.tick(now, selector, settings.port()));
      }
      selector.select(key -> ((CrowdMember) key.attachment()).proceed(), TICK_MILLIS);
    }
    tally.count("held", members.stream().filter(CrowdMember::isHeld).count());
  }

  private void arrive() {
    for (int count = 0; count < ARRIVALS && members.size() < settings.connections(); count++) {
      try {
        members.add(CrowdMember.open(settings.habit(), tally, scratch, selector, settings.port()));
      } catch (IOException failed) {
        tally.count(Tally.REFUSED);
        return;
      }
    }
  }
}
