package io.devicedeletions.bootstrap.terminal;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output for results that hold names. In UTF-8, whatever the locale: the console's own
 * writer turns names into question marks in a plain one. To be used by one thread.
 */
public final class StandardOutput implements AutoCloseable {

  private final PrintWriter writer;

  private StandardOutput(PrintWriter writer) {
    this.writer = writer;
  }

  /** Opens it; there is one at a time. */
  public static StandardOutput open() {
    return new StandardOutput(
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))));
  }

  /** Where results are written. */
  public PrintWriter writer() {
    return writer;
  }

  /**
   * Makes sure that all was written.
   *
   * @throws OperatorProblem if it was not: a full disk, a closed pipe
   */
  public void finish() {
    if (writer.checkError()) {
      throw new OperatorProblem("The results could not be written to standard output whole.");
    }
  }

  /** Writes what is left; standard output stays open for others. */
  @Override
  public void close() {
    writer.flush();
  }
}
