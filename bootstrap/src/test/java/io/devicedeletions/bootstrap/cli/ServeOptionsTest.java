package io.devicedeletions.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.outcome.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of {@code serve}, its default and its variable in the environment: none is added,
 * renamed or changed without a line here and one in the guide.
 */
class ServeOptionsTest {

  /** A dash where nothing is set. */
  private static final String EXPECTED =
      """
      --host                127.0.0.1                            DEVICE_DELETIONS_HOST
      --port                8080                                 DEVICE_DELETIONS_PORT
      --management-host     127.0.0.1                            DEVICE_DELETIONS_MANAGEMENT_HOST
      --management-port     8081                                 DEVICE_DELETIONS_MANAGEMENT_PORT
      --tls-certificate     -                                    DEVICE_DELETIONS_TLS_CERTIFICATE
      --tls-key             -                                    DEVICE_DELETIONS_TLS_KEY
      --data-dir            data                                 DEVICE_DELETIONS_DATA_DIR
      --db-url              -                                    DEVICE_DELETIONS_DB_URL
      --db-user             -                                    DEVICE_DELETIONS_DB_USER
      --db-password         -                                    DEVICE_DELETIONS_DB_PASSWORD
      --jwks-file           -                                    DEVICE_DELETIONS_JWKS_FILE
      --jwks-url            -                                    DEVICE_DELETIONS_JWKS_URL
      --issuer              -                                    DEVICE_DELETIONS_ISSUER
      --audience            -                                    DEVICE_DELETIONS_AUDIENCE
      --tenant-claim        tenant                               DEVICE_DELETIONS_TENANT_CLAIM
      --schedule-scope      nx_dataplatform_device_deletion_api  DEVICE_DELETIONS_SCHEDULE_SCOPE
      --read-scope          -                                    DEVICE_DELETIONS_READ_SCOPE
      --admin-scope         device_deletions:admin               DEVICE_DELETIONS_ADMIN_SCOPE
      --dev                 false                                DEVICE_DELETIONS_DEV
      --dev-tenant          demo                                 DEVICE_DELETIONS_DEV_TENANT
      --dev-secret          -                                    DEVICE_DELETIONS_DEV_SECRET
      --role                all                                  DEVICE_DELETIONS_ROLE
      --workers             2                                    DEVICE_DELETIONS_WORKERS
      --max-batch-size      100                                  DEVICE_DELETIONS_MAX_BATCH_SIZE
      --grace               PT0S                                 DEVICE_DELETIONS_GRACE
      --max-body-size       1048576                              DEVICE_DELETIONS_MAX_BODY_SIZE
      --name-match          exact                                DEVICE_DELETIONS_NAME_MATCH
      --max-attempts        8                                    DEVICE_DELETIONS_MAX_ATTEMPTS
      --retry-base          PT5S                                 DEVICE_DELETIONS_RETRY_BASE
      --keep-records        P400D                                DEVICE_DELETIONS_KEEP_RECORDS
      --lenient-request-id  false                                DEVICE_DELETIONS_LENIENT_REQUEST_ID
      --node                -                                    DEVICE_DELETIONS_NODE
      """;

  private static final String FROM_OUTSIDE = "from outside";

  private final List<OptionSpec> options =
      new CommandLine(new ServeCommand()).getCommandSpec().options();

  private final List<List<String>> expected =
      EXPECTED.lines().map(line -> List.of(line.split(" +"))).toList();

  @Test
  void names_and_defaults_are_these() {
    assertThat(options)
        .extracting(option -> option.longestName() + " " + defaultOf(option))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(line -> line.get(0) + " " + line.get(1)).toList());
  }

  @Test
  void each_comes_from_its_variable_or_its_key_in_a_file() {
    for (List<String> line : expected) {
      String name = line.get(0);
      assertThat(
              new OptionDefaults(Map.of(line.get(2), FROM_OUTSIDE), new Properties())
                  .defaultValue(option(name)))
          .as(name)
          .isEqualTo(FROM_OUTSIDE);
      Properties file = new Properties();
      file.setProperty(name.substring(2), FROM_OUTSIDE);
      assertThat(new OptionDefaults(Map.of(), file).defaultValue(option(name)))
          .as(name)
          .isEqualTo(FROM_OUTSIDE);
    }
  }

  @Test
  void the_help_tells_the_default() {
    for (OptionSpec option : options) {
      if (option.defaultValue() != null && !option.typeInfo().isBoolean()) {
        assertThat(String.join(" ", option.description()))
            .as(option.longestName())
            .matches(".*\\(default: (\\./)?" + option.defaultValue() + "\\).*");
      }
    }
  }

  @Test
  void the_guide_tells_name_default_and_variable() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide.md"));
    for (List<String> line : expected) {
      assertThat(guide)
          .contains("| `%s` | `%s` | `%s` |".formatted(line.toArray()).replace("`-`", "-"));
    }
  }

  @Test
  void retries_are_those_of_the_domain_unless_set() {
    assertThat(option("--max-attempts").defaultValue())
        .isEqualTo(String.valueOf(RetryPolicy.DEFAULT.mostAttempts()));
    assertThat(Duration.parse(option("--retry-base").defaultValue()))
        .isEqualTo(RetryPolicy.DEFAULT.firstPause());
  }

  private OptionSpec option(String name) {
    return options.stream()
        .filter(option -> option.longestName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + name));
  }

  private static String defaultOf(OptionSpec option) {
    return option.defaultValue() == null ? "-" : option.defaultValue();
  }
}
