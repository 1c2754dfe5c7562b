package io.devicedeletions.bootstrap.campaign.failover;

/** How a standby stops confirming, and how it comes back. */
enum Absence {
  STOPPED("standby stopped"),
  STANDSTILL("standby SIGSTOP"),
  CUT("replication held");

  private final String label;

  Absence(String label) {
    this.label = label;
  }

  void begin(Replicas replicas) {
    switch (this) {
      case STOPPED -> replicas.standby().stop("immediate");
      case STANDSTILL -> replicas.standby().freeze();
      case CUT -> replicas.holdReplication(true);
    }
  }

  void end(Replicas replicas) {
    switch (this) {
      case STOPPED -> replicas.standby().start();
      case STANDSTILL -> replicas.standby().thaw();
      case CUT -> {
        replicas.cutReplication();
        replicas.holdReplication(false);
      }
    }
  }

  /** Each in turn. */
  static Absence ofRound(int round) {
    return values()[round % values().length];
  }

  @Override
  public String toString() {
    return label;
  }
}
