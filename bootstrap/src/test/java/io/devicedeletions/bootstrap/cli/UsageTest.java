package io.devicedeletions.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.terminal.ExitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What makes no sense is refused, in a sentence that helps, before anything is opened. */
@Timeout(60) // a server that starts by mistake would run for ever
class UsageTest {

  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tenant set acme                                    | Nothing to set: give --weight,
          tenant set --pause                                 | TENANT
          tenant set a/b --pause                             | 'a/b' is no tenant
          tenant set acme --weight 0                         | --weight must be from 1 to 100
          tenant set acme --weight 101                       | --weight must be from 1 to 100
          tenant set acme --weight heavy                     | 'heavy' is not an int
          tenant set acme --pending-cap 0                    | --pending-cap must be at least 1
          tenant set acme --pending-cap 1 --no-pending-cap   | --no-pending-cap exclude each other
          tenant set acme --pause --resume                   | --pause and --resume exclude each other
          tenant set acme --paused                           | --paused
          dead                                               | needs one of: list, requeue.
          dead list                                          | --tenant=TENANT
          dead list --tenant acme --limit 0                  | --limit must be from 1 to 10000
          dead list --tenant acme --limit 10001              | --limit must be from 1 to 10000
          dead requeue                                       | --tenant=TENANT
          dead requeue --tenant acme --limit 0               | --limit must be from 1 to 10000
          dead requeue --tenant acme --limit 10001           | --limit must be from 1 to 10000
          dead requeue --tenant acme --json                  | --json
          serve --dev --jwks-url https://a.test              | --dev and --jwks-url exclude each other
          serve --dev --issuer https://a.test                | --dev and --issuer exclude each other
          serve --dev --audience a                           | --dev and --audience exclude each other
          serve --dev --jwks-file a                          | --dev and --jwks-file exclude each other
          serve --jwks-url https://a.test --jwks-file a      | --jwks-file and --jwks-url exclude each other
          serve --jwks-file a --issuer i --audience a --schedule-scope a\"b | --schedule-scope must be one scope
          serve --jwks-file a --issuer i --audience a --read-scope \"       | --read-scope must be one scope
          serve --jwks-file a --issuer i --audience a --admin-scope \"      | --admin-scope must be one scope
          keys rotate                                        | --dir
          serve --dev --max-attempts 0                       | --max-attempts must be from 1 to 100
          serve --dev --max-attempts 101                     | --max-attempts must be from 1 to 100
          serve --dev --retry-base PT0S                      | --retry-base must be from PT0.001S to PT1H
          serve --dev --retry-base PT1H0.001S                | --retry-base must be from PT0.001S to PT1H
          serve --dev --retry-base 5s                        | '5s' is no duration
          """)
  void is_told(String command, String says) {
    assertThat(run(Map.of(), (command + data(command)).split(" "))).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains(says).doesNotContain("Exception");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve                                              | --issuer ISSUER --audience AUDIENCE
          serve --audience a                                 | No authentication is set
          serve --issuer https://a.test                      | --audience is missing
          serve --jwks-file a --audience a                   | --issuer is missing
          serve --jwks-url https://a.test --audience a       | --issuer is missing
          serve --jwks-url https://a.test --issuer a         | --audience is missing
          serve --issuer operator --audience a               | that is no https address
          serve --issuer http://a.test --audience a          | that is no https address
          serve --jwks-url http://a.test --issuer a --audience a | that is no https address
          """)
  void what_is_not_safe_to_run_is_not_run(String command, String says) {
    assertThat(run(Map.of(), (command + data(command)).split(" ")))
        .isEqualTo(ExitStatus.CONFIGURATION);
    assertThat(err.toString()).contains(says).doesNotContain("Exception");
    assertThat(folder).isEmptyDirectory();
  }

  /** A group of commands has no options of its own. */
  private String data(String command) {
    return command.equals("dead") || command.startsWith("keys")
        ? ""
        : " --data-dir " + folder.resolve("data");
  }

  @Test
  void what_comes_from_the_environment_is_judged_alike() {
    Map<String, String> environment =
        Map.of(
            "DEVICE_DELETIONS_MAX_ATTEMPTS", "1000",
            "DEVICE_DELETIONS_RETRY_BASE", "-PT1S",
            "DEVICE_DELETIONS_DATA_DIR", folder.resolve("data").toString());
    assertThat(run(environment, "serve", "--dev")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines())
        .containsExactly(
            "--max-attempts must be from 1 to 100", "--retry-base must be from PT0.001S to PT1H");
  }

  private int run(Map<String, String> environment, String... arguments) {
    CommandLine commands = DeviceDeletionsCommand.commands().setErr(new PrintWriter(err, true));
    return DeviceDeletionsCommand.run(
        commands,
        environment,
        Stream.of(arguments).filter(word -> !word.isEmpty()).toArray(String[]::new));
  }
}
