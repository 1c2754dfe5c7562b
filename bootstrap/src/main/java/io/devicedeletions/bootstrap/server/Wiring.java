package io.devicedeletions.bootstrap.server;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.devicedeletions.adapters.http.ApiLimits;
import io.devicedeletions.adapters.http.ApiScopes;
import io.devicedeletions.adapters.http.ApiServer;
import io.devicedeletions.adapters.http.ApiSettings;
import io.devicedeletions.adapters.http.ApiUseCases;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.configuration.Authentication.Production;
import io.devicedeletions.bootstrap.configuration.ConfigurationCheck;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;

/** Puts the modules together with plain {@code new}: what is connected to what stands here. */
final class Wiring {

  private Wiring() {}

  static DeviceDeletions useCases(
      JdbcStore store, ServerConfiguration configuration, ServerMetrics metrics) {
    return new DeviceDeletions(
        new DeviceDeletions.Ports(
            store.tenants(),
            store.queue(),
            store.pending(),
            store.cancellable(),
            store.dead(),
            store.dueDeletions(),
            new DeviceDeletions.History(
                store.tracked(), store.records(), store.forecast(), store.activity()),
            timeOrderedIds(),
            new RemovalLog(metrics)),
        new BatchLimit(configuration.maxBatchSize()),
        new Grace(configuration.grace()),
        ConfigurationCheck.VALIDATOR);
  }

  private static BatchIds timeOrderedIds() {
    NoArgGenerator generator = Generators.timeBasedEpochGenerator();
    return () -> new BatchId(generator.generate());
  }

  static ApiServer api(
      DeviceDeletions deletions,
      ServerConfiguration configuration,
      TokenVerification verification,
      ServerMetrics metrics) {
    return ApiServer.start(
        settings(configuration),
        new ApiUseCases(deletions.admitTenant(), deletions.scheduleDeletions()),
        verification.tokens(),
        metrics,
        verification.devIssuer());
  }

  private static ApiSettings settings(ServerConfiguration configuration) {
    return new ApiSettings(
        configuration.host(),
        configuration.port(),
        ApiLimits.DEFAULT
            .withBatchLimit(new BatchLimit(configuration.maxBatchSize()))
            .withBody(configuration.maxBodySize(), ApiLimits.DEFAULT.bodyDeadline()),
        configuration.lenientRequestId(),
        scopes(configuration.authentication()),
        configuration.tls());
  }

  private static ApiScopes scopes(Authentication authentication) {
    return authentication instanceof Production production
        ? new ApiScopes(production.scopes().schedule(), production.scopes().read())
        : ApiScopes.PUBLISHED;
  }
}
