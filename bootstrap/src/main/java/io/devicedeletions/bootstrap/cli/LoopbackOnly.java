package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.configuration.Authentication.Development;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What only this machine may reach. */
final class LoopbackOnly {

  private LoopbackOnly() {}

  /** Its secret may stand in a script, and its tokens open everything. */
  static void keepDevelopmentThere(ServerConfiguration configuration) {
    if (configuration.authentication() instanceof Development
        && !isLoopback(configuration.host())) {
      throw new OperatorProblem(
          "--dev serves loopback only; leave out --host, or use --issuer instead of --dev.",
          ExitStatus.USAGE);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw new OperatorProblem("There is no host " + host + "; see --host.", ExitStatus.USAGE);
    }
  }
}
