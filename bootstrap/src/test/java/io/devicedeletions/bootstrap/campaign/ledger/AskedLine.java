package io.devicedeletions.bootstrap.campaign.ledger;

import java.util.regex.Pattern;

/**
 * A line of a request.
 *
 * @param uid as sent, which may be malformed
 * @param name as sent
 */
public record AskedLine(String uid, String name) {

  private static final Pattern WELL_FORMED =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** True if the service must queue it rather than call it INVALID. */
  public boolean isWellFormed() {
    return WELL_FORMED.matcher(uid).matches();
  }
}
