package io.devicedeletions.bootstrap.configuration;

import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configurations of servers on free ports of loopback that wait for nothing longer than they must.
 */
public final class TestConfiguration {

  private TestConfiguration() {}

  /** A development server that keeps what is over for so long. */
  public static ServerConfiguration keeping(@Nullable Duration period) {
    return of(
        ServerRole.ALL,
        8,
        Duration.ofSeconds(5),
        period,
        new Authentication.Development(List.of(new TenantId("acme")), "secret"));
  }

  /** A server without workers that gives up what fails at once, and keeps everything. */
  public static ServerConfiguration impatient(Authentication authentication) {
    return of(ServerRole.API, 1, Duration.ofMillis(1), null, authentication);
  }

  private static ServerConfiguration of(
      ServerRole role,
      int mostAttempts,
      Duration retryBase,
      @Nullable Duration keepRecords,
      Authentication authentication) {
    return new ServerConfiguration(
        role,
        "127.0.0.1",
        0,
        "127.0.0.1",
        0,
        100,
        Duration.ZERO,
        1 << 20,
        1,
        NameMatch.EXACT,
        mostAttempts,
        retryBase,
        keepRecords,
        false,
        "node",
        authentication,
        Option.none());
  }
}
