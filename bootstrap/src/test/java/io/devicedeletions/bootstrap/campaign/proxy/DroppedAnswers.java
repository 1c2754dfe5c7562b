package io.devicedeletions.bootstrap.campaign.proxy;

import java.nio.charset.StandardCharsets;

/** What PostgreSQL answered and nobody heard. Thread-safe. */
final class DroppedAnswers {

  /** Ready for a query, outside any transaction: sent once what came before is committed. */
  private static final String READY_AND_IDLE = "Z\0\0\0\5I";

  private static final String ROLLED_BACK = "ROLLBACK\0";

  /** The field of an ErrorResponse that is the same in every language. */
  private static final String ERROR = "VERROR\0";

  private static final String FATAL = "VFATAL\0";

  private final StringBuilder answers = new StringBuilder();

  synchronized void add(byte[] buffer, int length) {
    answers.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
  }

  /** True if they say that a transaction was committed. */
  synchronized boolean sayCommitted() {
    return has(READY_AND_IDLE) && !has(ROLLED_BACK) && !has(ERROR) && !has(FATAL);
  }

  private boolean has(String text) {
    return answers.indexOf(text) >= 0;
  }
}
