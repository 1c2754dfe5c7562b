package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A crowd that came together does not go together. */
class DeadlinesTest {

  private static final Duration BODY = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Deadlines deadlines = new Deadlines(BODY, ANSWER);

  @Test
  void bodiesHaveTheirTimeAndUpToATenthMore() {
    assertThat(Vector.fill(1_000, deadlines::body))
        .allMatch(deadline -> deadline.compareTo(BODY) >= 0)
        .allMatch(deadline -> deadline.compareTo(BODY.plusSeconds(1)) < 0);
    assertThat(deadlines.answer()).isEqualTo(ANSWER);
  }

  /** Each tenth of the time in between has a tenth of them, but for three. */
  @Test
  void theyEndEvenly() {
    Vector<Duration> ends = Vector.fill(1_000, deadlines::body);
    for (int tenth = 0; tenth < 10; tenth++) {
      Duration from = BODY.plusMillis(100L * tenth);
      Duration to = from.plusMillis(100);
      assertThat(ends.count(end -> end.compareTo(from) >= 0 && end.compareTo(to) < 0))
          .isBetween(97, 103);
    }
    assertThat(ends.distinct()).hasSize(1_000);
  }

  @Test
  void theShortestDeadlineIsOneToo() {
    assertThat(new Deadlines(Duration.ofMillis(1), ANSWER).body())
        .isBetween(Duration.ofMillis(1), Duration.ofMillis(2));
  }
}
