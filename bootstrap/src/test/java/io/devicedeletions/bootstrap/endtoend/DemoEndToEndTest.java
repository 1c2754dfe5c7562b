package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a newcomer runs. */
class DemoEndToEndTest {

  @TempDir Path temporary;

  @Test
  void it_shows_its_outcomes_and_leaves_nothing_behind() throws IOException {
    Result demo =
        ExecutableJar.run(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary), "demo");

    assertThat(demo.exitStatus()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out())
        .contains("REMOVED          207       207")
        .contains("NOT_FOUND         20        20")
        .contains("NAME_MISMATCH     11        11")
        .contains("INVALID           12        12")
        .contains("total            250       250")
        .contains("exactly those that nobody asked for")
        .doesNotContain("NOT AS EXPECTED");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().contains("demo"))).isEmpty();
    }
  }
}
