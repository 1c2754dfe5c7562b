package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.http.ApiServer;
import io.devicedeletions.adapters.http.ManagementServer;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.application.service.WorkerSettings;
import io.devicedeletions.bootstrap.configuration.Authentication.Development;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.net.BindException;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The parts of a running server, started in this order. */
record ServerParts(
    ServerConfiguration configuration,
    Readiness readiness,
    ManagementServer management,
    JdbcStore store,
    Option<ApiServer> api,
    Option<DevIssuer> devIssuer,
    Teardown teardown) {

  /** Starts every part, or none: whatever was started before a failure is closed again. */
  static ServerParts start(DatabaseConfiguration database, ServerConfiguration configuration) {
    Teardown teardown = new Teardown();
    try {
      return start(database, configuration, teardown);
    } catch (RuntimeException failed) {
      teardown.close();
      throw failed;
    }
  }

  private static ServerParts start(
      DatabaseConfiguration database, ServerConfiguration configuration, Teardown teardown) {
    TokenVerification verification =
        TokenVerification.start(configuration.authentication(), teardown);
    Readiness readiness = new Readiness();
    ServerMetrics metrics = teardown.add(new ServerMetrics());
    ManagementServer management =
        teardown.add(
            bound(
                "--management-port",
                () ->
                    ManagementServer.start(
                        configuration.managementHost(),
                        configuration.managementPort(),
                        readiness::isReady,
                        metrics::text)));
    JdbcStore store = store(database, configuration, metrics, teardown);
    enableDevelopmentTenants(configuration, store);
    DeviceDeletions deletions = Wiring.useCases(store, configuration, metrics);
    if (configuration.role().removesDevices()) {
      teardown.add(deletions.startWorkers(WorkerSettings.of(configuration.workers())));
    }
    Option<ApiServer> api =
        Option.when(
            configuration.role().servesRequests(),
            () ->
                teardown.add(
                    bound(
                        "--port",
                        () -> Wiring.api(deletions, configuration, verification, metrics))));
    api.forEach(started -> metrics.measureStreams(started::openStreams));
    readiness.started(() -> verification.keysAreKnown().getAsBoolean() && store.isReachable());
    return new ServerParts(
        configuration, readiness, management, store, api, verification.devIssuer(), teardown);
  }

  private static JdbcStore store(
      DatabaseConfiguration database,
      ServerConfiguration configuration,
      ServerMetrics metrics,
      Teardown teardown) {
    if (database instanceof Sqlite sqlite) {
      teardown.add(ServerLock.take(sqlite));
    }
    OpenDatabase open =
        teardown.add(
            OpenDatabase.forServer(database, configuration.removal(), configuration.workers()));
    open.measure(metrics.registry());
    teardown.add(
        Housekeeping.start(
            open.store(),
            configuration.retention(),
            new HousekeepingMetrics(metrics.registry(), InstantSource.system())));
    teardown.add(StoreWatch.start(database, open.store()::health, metrics.registry()));
    return open.store();
  }

  private static void enableDevelopmentTenants(ServerConfiguration configuration, JdbcStore store) {
    if (configuration.authentication() instanceof Development development) {
      development.tenants().forEach(tenant -> enable(store.tenants(), tenant));
    }
  }

  private static void enable(TenantDirectory tenants, TenantId tenant) {
    tenants.save(
        tenants.find(tenant).getOrElse(new Tenant(tenant, true)).withDeletionEnabled(true));
  }

  private static <T> T bound(String option, Supplier<T> listening) {
    try {
      return listening.get();
    } catch (RuntimeException failed) {
      if (failed.getCause() instanceof BindException taken) {
        throw new ServerProblem(
            "Cannot listen on the address and port given with "
                + option
                + " ("
                + taken.getMessage()
                + "). Choose another port; 0 picks a free one.");
      }
      throw failed;
    }
  }
}
