package io.devicedeletions.bootstrap.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void what_can_be_seen_stays() {
    String seen = "B\u00fcro \u6f22 \ud83d\ude00 LAPTOP-1 e\u0301";
    assertThat(PlainText.of(seen)).isEqualTo(seen);
  }

  @Test
  void what_a_terminal_would_act_on_is_shown_as_its_code() {
    assertThat(PlainText.of("\u001b[2J\u0007\r")).isEqualTo("\\u001b[2J\\u0007\\u000d");
    assertThat(PlainText.of("a\u202eb\u200bc\u2028d")).isEqualTo("a\\u202eb\\u200bc\\u2028d");
    assertThat(PlainText.of("\u009b31m")).isEqualTo("\\u009b31m");
    assertThat(PlainText.of("\ud800")).isEqualTo("\\ud800");
  }

  @Test
  void lines_are_joined() {
    assertThat(PlainText.of("ERROR: no\nWhere: there")).isEqualTo("ERROR: no Where: there");
  }
}
