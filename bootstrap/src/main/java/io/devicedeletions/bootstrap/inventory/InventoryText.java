package io.devicedeletions.bootstrap.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of an inventory file: UTF-8 and nothing else, whatever the locale. */
final class InventoryText {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private InventoryText() {}

  /**
   * Opens the text behind a byte order mark, which spreadsheet programs put first: before the
   * parser sees it, or a quote after it would no longer begin a field.
   */
  static Reader open(InputStream bytes) throws IOException {
    PushbackReader text =
        new PushbackReader(
            new BufferedReader(
                new InputStreamReader(
                    bytes,
                    StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }
}
