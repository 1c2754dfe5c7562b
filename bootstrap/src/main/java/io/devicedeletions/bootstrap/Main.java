package io.devicedeletions.bootstrap;

import io.devicedeletions.bootstrap.cli.DeviceDeletionsCommand;

/** The entrance of the executable jar. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(DeviceDeletionsCommand.run(System.getenv(), arguments));
  }
}
