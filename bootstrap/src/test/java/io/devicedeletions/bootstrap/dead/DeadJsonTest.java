package io.devicedeletions.bootstrap.dead;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class DeadJsonTest {

  @Test
  void every_line_is_an_object_in_plain_ascii() {
    assertThat(DeadJson.of(Vector.of(DeadLines.of("B\u00fcro \"1\"", "no\u001b"))))
        .isEqualTo(
            """
            [{"batchId":"01a20d9b-2142-7b12-a752-f21c4b6445e5","line":9999,\
            "uid":"00000032-0000-4000-8000-000000000000","name":"B\\u00FCro \\"1\\"",\
            "attempts":100,"errorClass":"P0001","error":"no\\u001B",\
            "deadSince":"2026-11-24T12:50:01.745Z","inDoubt":false}]""");
  }

  @Test
  void what_is_unknown_is_left_out() {
    assertThat(DeadJson.of(Vector.of(DeadLines.unreadable())))
        .doesNotContain("uid", "name", "null");
  }

  @Test
  void nothing_is_an_empty_array() {
    assertThat(DeadJson.of(Vector.empty())).isEqualTo("[]");
  }
}
