package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands answer to the right options and to wrong ones. */
class CommandLineEndToEndTest {

  @TempDir Path folder;

  @Test
  void serve_without_authentication_names_the_choices() {
    Result result = ExecutableJar.run("serve", "--data-dir", data());
    assertThat(result.exitStatus()).isEqualTo(78);
    assertThat(result.err()).contains("--dev").contains("--jwks-file");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void a_mistyped_option_is_not_ignored() {
    Result result = ExecutableJar.run("serve", "--dev", "--max-batchsize", "5");
    assertThat(result.exitStatus()).isEqualTo(2);
    assertThat(result.err()).contains("--max-batchsize").contains("serve --help");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_value_out_of_range_is_told_with_its_range() {
    Result result =
        ExecutableJar.run("serve", "--dev", "--data-dir", data(), "--max-batch-size", "0");
    assertThat(result.exitStatus()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("--max-batch-size must be from 1 to 10000\n");
  }

  @Test
  void a_grace_must_be_a_duration_of_at_most_30_days() {
    Result malformed = ExecutableJar.run("serve", "--dev", "--data-dir", data(), "--grace", "5m");
    assertThat(malformed.exitStatus()).isEqualTo(2);
    assertThat(malformed.err()).contains("--grace").contains("'5m' is no duration");
    Result tooLong =
        ExecutableJar.run(
            Map.of("DEVICE_DELETIONS_GRACE", "P31D"), "serve", "--dev", "--data-dir", data());
    assertThat(tooLong.exitStatus()).isEqualTo(2);
    assertThat(tooLong.err()).isEqualTo("--grace must be from PT0S to P30D\n");
  }

  @Test
  void development_mode_stays_on_loopback() {
    Result result = ExecutableJar.run("serve", "--dev", "--data-dir", data(), "--host", "0.0.0.0");
    assertThat(result.exitStatus()).isEqualTo(2);
    assertThat(result.err()).contains("loopback");
  }

  @Test
  void an_option_can_come_from_the_environment() {
    Result result =
        ExecutableJar.run(Map.of("DEVICE_DELETIONS_DATA_DIR", data()), "tenant", "enable", "acme");
    assertThat(result.exitStatus()).as(result.err()).isZero();
    assertThat(folder.resolve("data")).isDirectory();
  }

  @Test
  void an_option_can_come_from_a_file_but_a_mistyped_one_may_not() throws IOException {
    Path settings = folder.resolve("settings.properties");
    Files.writeString(settings, "data-dir=" + data() + "\n");
    assertThat(
            ExecutableJar.run("tenant", "enable", "acme", "--config", settings.toString())
                .exitStatus())
        .isZero();
    Files.writeString(settings, "datadir=" + data() + "\n");
    Result mistyped = ExecutableJar.run("tenant", "list", "--config", settings.toString());
    assertThat(mistyped.exitStatus()).isEqualTo(2);
    assertThat(mistyped.err()).contains("datadir");
  }

  @Test
  void tenants_are_switched_and_listed() {
    assertThat(ExecutableJar.run("tenant", "enable", "globex", "--data-dir", data()).out())
        .isEqualTo("globex enabled\n");
    assertThat(ExecutableJar.run("tenant", "disable", "acme", "--data-dir", data()).out())
        .isEqualTo("acme disabled\n");
    assertThat(ExecutableJar.run("tenant", "list", "--data-dir", data()).out())
        .isEqualTo(
            """
            acme disabled weight=1 paused=no pending-cap=none
            globex enabled weight=1 paused=no pending-cap=none
            """);
    Result odd = ExecutableJar.run("tenant", "enable", "a/b", "--data-dir", data());
    assertThat(odd.exitStatus()).isEqualTo(2);
    assertThat(odd.err()).contains("'a/b' is no tenant");
  }

  @Test
  void a_secret_from_the_environment_is_taken_to_the_letter() {
    String secret = "p$$a${sys:user.name}$";
    Result unusual =
        ExecutableJar.run(
            Map.of("DEVICE_DELETIONS_NODE", secret, "DEVICE_DELETIONS_DATA_DIR", data() + secret),
            "tenant",
            "enable",
            "acme");
    assertThat(unusual.exitStatus()).as(unusual.err()).isZero();
    assertThat(Path.of(data() + secret)).isDirectory();
  }

  @Test
  void config_without_a_file_is_a_usage_problem() {
    Result result = ExecutableJar.run("serve", "--dev", "--config");
    assertThat(result.exitStatus()).isEqualTo(2);
    assertThat(result.err()).contains("--config").doesNotContain("Exception");
  }

  @Test
  void a_second_server_on_the_same_data_is_told_why_not() {
    String[] options = MainJobScenario.developmentServer("--data-dir", data());
    try (ServerProcess first = ServerProcess.start(options)) {
      assertThat(first.api()).isNotNull();
      Result second =
          ExecutableJar.run(
              "serve", "--dev", "--port", "0", "--management-port", "0", "--data-dir", data());
      assertThat(second.exitStatus()).isEqualTo(1);
      assertThat(second.err()).contains("Another server is running on");
    }
  }

  @Test
  void a_taken_port_is_told_with_the_option_that_helps() {
    String[] options = MainJobScenario.developmentServer("--data-dir", data());
    try (ServerProcess first = ServerProcess.start(options)) {
      Result second =
          ExecutableJar.run(
              "serve",
              "--dev",
              "--management-port",
              "0",
              "--port",
              Integer.toString(first.api().getPort()),
              "--data-dir",
              folder.resolve("other").toString());
      assertThat(second.exitStatus()).isEqualTo(1);
      assertThat(second.err()).contains("--port").contains("Choose another port");
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
