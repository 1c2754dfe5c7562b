package io.devicedeletions.bootstrap.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comes after all other tests, and looks through what every server has said in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeTestRunLeaks {

  private final LeakSearch search = new LeakSearch(Path.of(Transcript.FOLDER));

  @Test
  void nothing_was_said_that_nobody_may_be_told() {
    assertThat(search.leaks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void something_was_kept_of(Source source) {
    assertThat(search.files(source).stream().flatMap(file -> LeakSearch.lines(file).stream()))
        .anyMatch(line -> !line.isBlank());
  }

  /** Whoever renames the devices of the tests must tell the search. */
  @Test
  void what_is_said_where_it_belongs_is_recognised() {
    assertThat(allOf(Source.ACCEPTED)).anyMatch(LeakKind.DEVICE_NAME::isIn);
    assertThat(allOf(Source.GRANTED)).anyMatch(LeakKind.TOKEN::isIn);
    assertThat(allOf(Source.LOG)).anyMatch(LeakKind.CLASS_NAME::isIn);
  }

  @Test
  void a_server_prints_its_token_at_most_once() {
    for (Path file : search.files(Source.STANDARD_OUTPUT)) {
      assertThat(LeakSearch.lines(file).stream().filter(LeakKind.TOKEN::isIn).count())
          .as(file.getFileName().toString())
          .isLessThanOrEqualTo(1);
    }
  }

  private List<String> allOf(Source source) {
    return search.files(source).stream().flatMap(file -> LeakSearch.lines(file).stream()).toList();
  }
}
