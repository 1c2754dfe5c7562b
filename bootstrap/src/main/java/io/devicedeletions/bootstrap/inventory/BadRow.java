package io.devicedeletions.bootstrap.inventory;

/**
 * A row that was not imported.
 *
 * @param line the line of the file on which the row ends, from 1
 * @param reason what is wrong with it
 */
public record BadRow(long line, String reason) {

  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
