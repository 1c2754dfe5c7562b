package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;

/** Refuses numbers outside their ranges, in the words of every other option. */
final class Ranges {

  private Ranges() {}

  static void require(String option, long value, long lowest, long highest) {
    if (value < lowest || value > highest) {
      throw new OperatorProblem(
          option + " must be from " + lowest + " to " + highest, ExitStatus.USAGE);
    }
  }
}
