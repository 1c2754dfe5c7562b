package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.domain.tenant.Requester;

/** Who is written down for what a command does: nobody has signed in, so the system's user. */
final class CommandRequester {

  private static final String PREFIX = "command:";
  private static final int LONGEST = 128;

  private CommandRequester() {}

  static Requester ofThisUser() {
    return of(System.getProperty("user.name", "unknown"));
  }

  /** A user's name may have letters that no requester may have. */
  static Requester of(String user) {
    String known = user.isEmpty() ? "unknown" : user.replaceAll("[^A-Za-z0-9._:@-]", "_");
    String requester = PREFIX + known;
    return new Requester(requester.substring(0, Math.min(requester.length(), LONGEST)));
  }
}
