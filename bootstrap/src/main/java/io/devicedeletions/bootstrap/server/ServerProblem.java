package io.devicedeletions.bootstrap.server;

import io.devicedeletions.bootstrap.terminal.OperatorProblem;

/** Why a server cannot start; the message says what to do about it. */
public final class ServerProblem extends OperatorProblem {

  private static final long serialVersionUID = 1L;

  ServerProblem(String message) {
    super(message);
  }
}
