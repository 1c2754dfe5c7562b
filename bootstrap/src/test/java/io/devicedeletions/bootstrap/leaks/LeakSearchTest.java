package io.devicedeletions.bootstrap.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The search sees what it is there to see, wherever it stands, and does not say it again. */
class LeakSearchTest {

  private static final String TOKEN =
      "eyJhbGciOiJFUzI1NiJ9.eyJ0ZW5hbnQiOiJhY21lIn0.c2lnbmF0dXJlc2lnbmF0dXJl";

  /** Each in the middle of a line that is nothing special elsewhere. */
  private static final Map<LeakKind, String> PLANTS =
      new EnumMap<>(
          Map.of(
              LeakKind.TOKEN, "who=" + TOKEN,
              LeakKind.SECRET, "with end-to-end-secret",
              LeakKind.PRIVATE_KEY, "{\"d\":\"0123456789abcdefghij\"}",
              LeakKind.DEVICE_NAME, "removed acme-17",
              LeakKind.STATEMENT, "in SELECT uid FROM device WHERE tenant = ?",
              LeakKind.TABLE, "no such table: deletion_work",
              LeakKind.CLASS_NAME, "by io.devicedeletions.bootstrap.Main"));

  @TempDir Path folder;

  static Stream<Arguments> plants() {
    return Arrays.stream(LeakKind.values())
        .flatMap(
            kind ->
                Arrays.stream(Source.values())
                    .filter(source -> !source.allows(kind, PLANTS.getOrDefault(kind, "")))
                    .map(source -> Arguments.of(kind, source)));
  }

  @ParameterizedTest
  @MethodSource("plants")
  void each_kind_is_found_in_each_source(LeakKind kind, Source source) throws IOException {
    write(source, "nothing\n" + PLANTS.getOrDefault(kind, "") + "\n");

    assertThat(new LeakSearch(folder).leaks())
        .contains(new Leak(kind, source, "planted.txt", 2))
        .allSatisfy(leak -> assertThat(leak.toString()).doesNotContain(TOKEN, "end-to-end"));
  }

  @Test
  void other_spellings_are_found_too() throws IOException {
    write(
        Source.HEADS,
        """
        Authorization: Bearer 0123456789abcdef0123456789abcdef
        Authorization: Basic YWNtZTplbmQtdG8tZW5kLXNlY3JldA==
        insert into device values ('x')
        DELETE FROM device
        -----BEGIN EC PRIVATE KEY-----
        Caused by: java.lang.IllegalStateException
        \tat io.devicedeletions.Main(Main.java:1)
        PSQLException: no
        """);

    assertThat(new LeakSearch(folder).leaks())
        .extracting(Leak::line)
        .contains(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void what_belongs_there_is_none() throws IOException {
    write(Source.STANDARD_OUTPUT, "    -H 'Authorization: Bearer " + TOKEN + "' \\\n");
    write(Source.ACCEPTED, "{\"devices\":[{\"uid\":\"x\",\"name\":\"acme-17\"}]}\n");
    write(Source.GRANTED, "{\"access_token\":\"" + TOKEN + "\"}\n");
    write(
        Source.LOG,
        """
        2026-11-26T01:00:00Z ERROR Conversation request 1 failed
        org.jdbi.v3.core.statement.UnableToExecuteStatementException: no such table: deletion_work
        \tat io.devicedeletions.bootstrap.Main.main(Main.java:1)
        \t... 12 common frames omitted
        """);

    assertThat(new LeakSearch(folder).leaks()).isEmpty();
  }

  @Test
  void a_stack_trace_hides_no_name_and_no_statement() throws IOException {
    write(
        Source.LOG,
        """
        org.jdbi.v3.core.statement.UnableToExecuteStatementException: INSERT INTO device VALUES ('a')
        Caused by: org.postgresql.util.PSQLException: Failing row contains (acme-17)
        """);

    assertThat(new LeakSearch(folder).leaks())
        .extracting(Leak::kind)
        .containsExactly(LeakKind.STATEMENT, LeakKind.DEVICE_NAME);
  }

  private void write(Source source, String text) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve(source.folder())).resolve("planted.txt"), text);
  }
}
