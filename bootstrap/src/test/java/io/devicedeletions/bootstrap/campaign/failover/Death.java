package io.devicedeletions.bootstrap.campaign.failover;

/** How a primary stops answering. */
enum Death {
  /** All of its processes are killed at once, as when a machine goes down. */
  KILLED("kill -9"),
  /** It is told to abandon everything. */
  ABANDONED("immediate stop"),
  /**
   * It stands still, says nothing, and goes on after the other one was promoted: what the rest of
   * the world sees of a network that is cut.
   */
  STANDSTILL("SIGSTOP");

  private final String label;

  Death(String label) {
    this.label = label;
  }

  void strike(Replica primary) {
    switch (this) {
      case KILLED -> primary.kill();
      case ABANDONED -> primary.stop("immediate");
      case STANDSTILL -> primary.freeze();
    }
  }

  /** Each in turn. */
  static Death ofRound(int round) {
    return values()[round % values().length];
  }

  @Override
  public String toString() {
    return label;
  }
}
