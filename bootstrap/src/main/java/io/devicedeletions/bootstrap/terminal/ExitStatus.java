package io.devicedeletions.bootstrap.terminal;

/** With what status the process ends. */
public final class ExitStatus {

  /** All that was asked for is done. */
  public static final int DONE = 0;

  /** It could not be done, or not for all. */
  public static final int FAILED = 1;

  /** The command was not understood. */
  public static final int USAGE = 2;

  /** {@code EX_CONFIG} of sysexits.h: a setting is missing without which it is not safe to run. */
  public static final int CONFIGURATION = 78;

  private ExitStatus() {}
}
