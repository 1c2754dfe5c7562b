package io.devicedeletions.bootstrap.server;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.devicedeletions.adapters.http.ApiLimits;
import io.devicedeletions.adapters.http.ApiServer;
import io.devicedeletions.adapters.http.ApiSettings;
import io.devicedeletions.adapters.http.ApiUseCases;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.adapters.http.token.JwksFile;
import io.devicedeletions.adapters.http.token.TokenPolicy;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.configuration.Authentication.Development;
import io.devicedeletions.bootstrap.configuration.Authentication.KeyFile;
import io.devicedeletions.bootstrap.configuration.ConfigurationCheck;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

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
        scheduleScope(configuration.authentication()),
        configuration.tls());
  }

  private static String scheduleScope(Authentication authentication) {
    return authentication instanceof KeyFile keyFile
        ? keyFile.scheduleScope()
        : ApiSettings.PUBLISHED_SCOPE;
  }

  /**
   * How tokens are verified.
   *
   * @param tokens the verification
   * @param keysAreKnown whether it can say yes or no at all
   * @param devIssuer who issues them in this process, if anybody does
   */
  record TokenVerification(
      BearerTokens tokens, BooleanSupplier keysAreKnown, Option<DevIssuer> devIssuer) {}

  static TokenVerification verification(Authentication authentication) {
    if (authentication instanceof Development development) {
      DevIssuer issuer =
          new DevIssuer(
              HashSet.ofAll(development.tenants()), development.secret(), InstantSource.system());
      return new TokenVerification(
          new BearerTokens(DevIssuer.POLICY, issuer, InstantSource.system()),
          issuer::areKnown,
          Option.some(issuer));
    }
    KeyFile settings = (KeyFile) authentication;
    JwksFile keys = JwksFile.watching(settings.jwksFile());
    return new TokenVerification(
        new BearerTokens(
            new TokenPolicy(settings.issuer(), settings.audience(), settings.tenantClaim()),
            keys,
            InstantSource.system()),
        keys::areKnown,
        Option.none());
  }
}
