package io.devicedeletions.bootstrap.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** What is logged on standard error beside the results. */
public final class Logs {

  private Logs() {}

  /** Leaves only what is wrong, for commands whose output is meant for a person. */
  public static void onlyProblems() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger("io.devicedeletions").setLevel(Level.WARN);
  }
}
