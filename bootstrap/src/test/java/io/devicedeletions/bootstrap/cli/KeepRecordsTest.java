package io.devicedeletions.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.bootstrap.configuration.ConfigurationCheck;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.bootstrap.configuration.TestConfiguration;
import io.devicedeletions.domain.outcome.Retention;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class KeepRecordsTest {

  private static @Nullable Duration parsed(String... arguments) {
    ServeCommand serve = new ServeCommand();
    new CommandLine(serve).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return serve.keepRecords;
  }

  @Test
  void is_what_the_domain_says_unless_it_is_set() {
    assertThat(TestConfiguration.keeping(parsed()).retention()).isEqualTo(Retention.DEFAULT);
  }

  @Test
  void can_be_for_ever() {
    ServerConfiguration forever = TestConfiguration.keeping(parsed("--keep-records", "forever"));

    assertThat(ConfigurationCheck.problems(forever)).isEmpty();
    assertThat(forever.retention()).isEqualTo(Retention.FOREVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P2D", "P30D", "P36500D"})
  void takes_what_the_domain_takes(String period) {
    ServerConfiguration configuration = TestConfiguration.keeping(parsed("--keep-records", period));

    assertThat(ConfigurationCheck.problems(configuration)).isEmpty();
    assertThat(configuration.retention()).isEqualTo(Retention.of(Duration.parse(period)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT47H", "P-400D", "P36501D"})
  void refuses_what_the_domain_refuses(String period) {
    assertThat(
            ConfigurationCheck.problems(
                TestConfiguration.keeping(parsed("--keep-records=" + period))))
        .containsExactly("--keep-records must be from P2D to P36500D, or forever");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ever", "30", "P1M", "Forever"})
  void refuses_what_is_no_period_of_days(String text) {
    assertThatThrownBy(() -> parsed("--keep-records", text))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("is no period of days");
  }
}
