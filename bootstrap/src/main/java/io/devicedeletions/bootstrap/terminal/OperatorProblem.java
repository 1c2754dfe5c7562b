package io.devicedeletions.bootstrap.terminal;

/**
 * Something that the operator can mend. It is told in one sentence that says what to do, without a
 * stack trace.
 */
public class OperatorProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  /**
   * A problem that ends the process with status 1.
   *
   * @param sentence what is wrong, and what to do about it
   */
  public OperatorProblem(String sentence) {
    this(sentence, ExitStatus.FAILED);
  }

  /**
   * A problem that ends the process with a status of its own.
   *
   * @param sentence what is wrong, and what to do about it
   * @param exitStatus one of {@link ExitStatus}
   */
  public OperatorProblem(String sentence, int exitStatus) {
    super(sentence);
    this.exitStatus = exitStatus;
  }

  /** With what status to end. */
  public int exitStatus() {
    return exitStatus;
  }
}
