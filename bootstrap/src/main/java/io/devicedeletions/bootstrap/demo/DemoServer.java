package io.devicedeletions.bootstrap.demo;

import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.bootstrap.configuration.ServerRole;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;

/** The settings of the tour's server: those of {@code serve --dev}, on free ports. */
final class DemoServer {

  /** Made for one run; nobody outside this process ever needs it. */
  static final String SECRET = UUID.randomUUID().toString();

  private DemoServer() {}

  static ServerConfiguration configuration(Vector<DemoTenant> tenants) {
    return new ServerConfiguration(
        ServerRole.ALL,
        "127.0.0.1",
        0,
        "127.0.0.1",
        0,
        BatchLimit.PUBLISHED.lines(),
        Duration.ZERO,
        1 << 20,
        2,
        NameMatch.EXACT,
        RetryPolicy.DEFAULT.mostAttempts(),
        RetryPolicy.DEFAULT.firstPause(),
        null,
        false,
        "demo",
        new Authentication.Development(tenants.map(DemoTenant::id).asJava(), SECRET),
        Option.none());
  }
}
