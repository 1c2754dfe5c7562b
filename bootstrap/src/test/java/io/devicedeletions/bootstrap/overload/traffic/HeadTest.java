package io.devicedeletions.bootstrap.overload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class HeadTest {

  private static final String SHED =
      """
      HTTP/1.1 503 Service Unavailable
      Retry-After: 1
      Connection: close
      Content-Length: 7

      """
          .replace("\n", "\r\n");

  @Test
  void says_what_the_answer_says() {
    assertThat(Head.in(received(SHED + "{}")))
        .contains(new Head(503, SHED.length() + 7, true, true));
    String accepted = "HTTP/1.1 202 Accepted\r\ncontent-length: 12\r\n\r\n";
    assertThat(Head.in(received(accepted)))
        .contains(new Head(202, accepted.length() + 12, false, false));
  }

  @Test
  void is_not_there_before_its_last_byte() {
    for (int length = 0; length < SHED.length(); length++) {
      assertThat(Head.in(received(SHED.substring(0, length)))).isEmpty();
    }
  }

  private static ByteBuffer received(String text) {
    return ByteBuffer.allocate(1_000).put(Messages.bytes(text));
  }
}
