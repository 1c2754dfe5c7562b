package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;

/** What processes that were killed have left in the folder for temporary files. */
class LeftLibraryEndToEndTest {

  @TempDir Path temporary;
  @TempDir Path data;

  /** Two that start together want to delete the same one; a folder is none that can be deleted. */
  @Test
  void one_that_cannot_be_deleted_is_no_news() throws IOException {
    String name = "sqlite-" + SQLiteJDBCLoader.getVersion() + "-left-libsqlitejdbc.so";
    Files.createDirectories(temporary.resolve(name).resolve("full"));

    Result enabled =
        ExecutableJar.run(
            Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            "tenant",
            "enable",
            "acme",
            "--data-dir",
            data.toString());

    assertThat(enabled.exitStatus()).as(enabled.err()).isZero();
    assertThat(enabled.err().lines()).allMatch(line -> line.startsWith("Picked up "));
  }
}
