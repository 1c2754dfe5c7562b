package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.campaign.process.Shell;

/**
 * Divides the machine's cores between the server and everybody else, so that what is measured is
 * the server and not what its clients take away from it. Without {@code taskset} they share all.
 */
final class Cores {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int SERVERS = Math.max(CORES / 2, 1);

  private Cores() {}

  /** Gives this process all cores, as those that it launches inherit. */
  static void share() {
    pin(ProcessHandle.current().pid(), 0, CORES - 1);
  }

  /** Takes the first half, which a server that is launched now has from its first moment. */
  static void takeServers() {
    pin(ProcessHandle.current().pid(), 0, SERVERS - 1);
  }

  /** Leaves the first half to the server; what is launched from now on has the second. */
  static void leaveServers() {
    pin(ProcessHandle.current().pid(), Math.min(SERVERS, CORES - 1), CORES - 1);
  }

  private static void pin(long pid, int first, int last) {
    Shell.succeeds("taskset", "-acp", first + "-" + last, Long.toString(pid));
  }
}
