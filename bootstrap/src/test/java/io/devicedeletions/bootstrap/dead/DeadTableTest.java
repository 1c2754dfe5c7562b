package io.devicedeletions.bootstrap.dead;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadTableTest {

  @Test
  void a_line_shows_its_device_its_batch_and_why() {
    assertThat(
            new DeadTable(80)
                .of(Vector.of(DeadLines.of("LAPTOP-1", "ERROR: this device is on loan"))))
        .isEqualTo(
            """
            DEVICE                                BATCH

            00000032-0000-4000-8000-000000000000  01a20d9b-2142-7b12-a752-f21c4b6445e5
            LAPTOP-1                              line 9999, tries 100, 2026-11-24T12:50:01Z
              P0001: ERROR: this device is on loan
            """);
  }

  @Test
  void a_line_whose_batch_is_gone_says_so() {
    assertThat(new DeadTable(80).of(Vector.of(DeadLines.unreadable())))
        .contains("(its batch cannot be read)            " + DeadLines.BATCH);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80, 120, 400})
  void nothing_is_wider_than_the_terminal_and_nothing_is_lost(int width) {
    String table =
        new DeadTable(width).of(Vector.of(DeadLines.of("n".repeat(1_024), "because ".repeat(62))));
    assertThat(table.lines().toList())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(width, 80)));
    assertThat(table.chars().filter(letter -> letter == 'n').count()).isGreaterThan(1_024);
    assertThat(table.split("because", -1)).hasSize(63);
  }

  @Test
  void names_give_no_orders() {
    assertThat(new DeadTable(120).of(Vector.of(DeadLines.of("@|red A|@\u001b[2J", "m"))))
        .contains("@\\u007cred A|@\\u001b[2J");
  }
}
